package dev.podspawn.core.guest;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.guest.wire.Frame;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels to the agent, frame by frame. */
@Timeout(60)
final class AgentChannelTest {
  private static final int WINDOW = 64 << 10;

  private final ScriptedGuest guest = new ScriptedGuest();
  private FakeAgent agent;
  private GuestExec exec;

  @BeforeEach
  void begin() throws Exception {
    agent = new FakeAgent();
    exec = Sessions.withAgent(guest, agent.path());
    assertThat(guest.expect(0x01).payload()[2]).as("flags").isEqualTo((byte) 2);
    guest.say(Frame.READY);
  }

  @AfterEach
  void end() throws Exception {
    guest.end();
    exec.close();
    agent.close();
  }

  @Test
  void carriesBothWaysAndEndsWhenBothHaveEnded() throws Exception {
    try (SocketChannel far = open(7)) {
      guest.say(data(7, "ask"));
      assertThat(FakeAgent.read(far, 3)).isEqualTo("ask");
      FakeAgent.write(far, "answer");
      assertThat(guest.expect(0x23)).isEqualTo(data(7, "answer"));
      guest.say(eof(7));
      assertThat(FakeAgent.atEnd(far)).isTrue();
      far.shutdownOutput();
      assertThat(guest.expect(0x24)).isEqualTo(eof(7));
      assertThat(guest.expect(0x25)).isEqualTo(close(7));
      guest.say(close(7));
    }
    open(7).close();
  }

  @Test
  void guestThatClosesGetsItsDataThroughFirst() throws Exception {
    try (SocketChannel far = open(1)) {
      guest.say(data(1, "last words"), close(1));
      assertThat(FakeAgent.read(far, 10)).isEqualTo("last words");
      assertThat(FakeAgent.atEnd(far)).isTrue();
      expectClose(1);
    }
    open(1).close();
  }

  /** The agent holds its half open; the guest has ended its own before it closes. */
  @Test
  void guestThatClosesAfterItsEndIsFollowed() throws Exception {
    try (SocketChannel far = open(1)) {
      guest.say(eof(1));
      assertThat(FakeAgent.atEnd(far)).isTrue();
      guest.say(close(1));
      expectClose(1);
    }
  }

  @Test
  void agentThatBreaksOffIsTold() throws Exception {
    open(3).close();
    assertThat(guest.expect(0x24)).isEqualTo(eof(3));
    guest.say(data(3, "too late"), eof(3));
    assertThat(guest.expect(0x25)).isEqualTo(close(3));
    guest.say(close(3));
    open(3).close();
  }

  @Test
  void windowsHoldBothWays() throws Exception {
    try (SocketChannel far = open(2)) {
      for (int i = 0; i < 3; i++) {
        guest.say(data(2, "x".repeat(WINDOW)));
        FakeAgent.read(far, WINDOW);
        for (int granted = 0; granted < WINDOW; ) {
          Frame window = guest.expect(0x26);
          assertThat(window.number(0)).isEqualTo(2);
          granted += window.number(4);
        }
      }
      FakeAgent.write(far, "y".repeat(WINDOW + 5));
      int heard = 0;
      while (heard < WINDOW) {
        heard += guest.expect(0x23).payload().length - 4;
      }
      assertThat(heard).isEqualTo(WINDOW);
      assertThat(guest.heardNothing()).isTrue();
      guest.say(Frame.of(0x26, "", 2, 5));
      assertThat(guest.expect(0x23)).isEqualTo(data(2, "yyyyy"));
    }
  }

  @Test
  void agentThatIsNotThereIsRefused() throws Exception {
    agent.close();
    guest.say(opened(9));
    assertThat(guest.expect(0x22).number(0)).isEqualTo(9);
    guest.say(opened(9));
    assertThat(guest.expect(0x22).number(0)).isEqualTo(9);
  }

  @Test
  void endOfTheSessionDropsTheConnections() throws Exception {
    try (SocketChannel far = open(4)) {
      guest.say(Frame.exit(0));
      exec.awaitExit();
      guest.end();
      assertThat(FakeAgent.atEnd(far)).isTrue();
    }
  }

  static List<List<Frame>> wrong() {
    return List.of(
        List.of(opened(1)),
        List.of(opened(0)),
        List.of(Frame.of(0x51, 0, 0, 0, 2, 2)),
        List.of(data(2, "unknown")),
        List.of(close(2)),
        List.of(data(1, "x".repeat(60_000)), data(1, "x".repeat(60_000))),
        List.of(eof(1), data(1, "x")),
        List.of(eof(1), eof(1)),
        List.of(close(1), data(1, "x")),
        List.of(close(1), close(1)),
        List.of(Frame.of(0x26, "", 1, Integer.MAX_VALUE)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsNotAllowedEndsTheSession(List<Frame> frames) throws Exception {
    SocketChannel far = open(1);
    guest.say(frames.toArray(new Frame[0]));
    assertFails(ErrorCode.GUEST_PROTOCOL, exec::awaitExit);
    far.close();
  }

  @Test
  void thereAreAtMost256() throws Exception {
    Frame[] opens = new Frame[257];
    for (int i = 0; i < opens.length; i++) {
      opens[i] = opened(i + 1);
    }
    guest.say(opens);
    assertThat(assertFails(ErrorCode.GUEST_PROTOCOL, exec::awaitExit).adminLine())
        .contains("256");
  }

  private SocketChannel open(int id) throws Exception {
    guest.say(opened(id));
    SocketChannel far = agent.accept();
    assertThat(guest.expect(0x21)).isEqualTo(Frame.of(0x21, "", id));
    return far;
  }

  /** Whether an end of the agent's comes before depends on which of its two threads is faster. */
  private void expectClose(int id) throws InterruptedException {
    Frame next = guest.next();
    assertThat(next.type() == 0x24 ? guest.next() : next).isEqualTo(close(id));
  }

  private static Frame opened(int id) {
    return Frame.of(0x51, 0, 0, id >> 8, id & 0xff, 1);
  }

  private static Frame data(int id, String text) {
    return Frame.of(0x23, text, id);
  }

  private static Frame eof(int id) {
    return Frame.of(0x24, "", id);
  }

  private static Frame close(int id) {
    return Frame.of(0x25, "", id);
  }
}
