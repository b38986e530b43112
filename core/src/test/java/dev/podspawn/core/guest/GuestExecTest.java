package dev.podspawn.core.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.guest.wire.Frame;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said and heard while all is well. */
@Timeout(60)
final class GuestExecTest {
  private static final int WINDOW = 1 << 20;

  private final ScriptedGuest guest = new ScriptedGuest();

  @Test
  void saysWhatToRunWithoutWaitingForTheGuest() throws Exception {
    try (GuestExec exec = Sessions.start(guest, Sessions.HASTY)) {
      assertThat(guest.expect(0x01).text()).contains("prog");
    }
  }

  @Test
  void handsOnOutputInItsOrderAndThenTheStatus() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      guest.say(Frame.stdout("one"), Frame.of(0x43, "two"), Frame.stdout("three"), Frame.exit(7));
      Ran.Collected collected = Sessions.output(exec);
      assertThat(collected.text()).isEqualTo("onethree");
      assertThat(collected.errors()).isEqualTo("two");
      assertThat(exec.awaitExit().value()).isEqualTo(7);
    }
  }

  @Test
  void tellsASignalAsAShellWould() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      guest.say(Frame.of(0x44, 1, 15, 0));
      assertThat(exec.awaitExit().value()).isEqualTo(143);
    }
  }

  @Test
  void givesTheWindowBackHalfOfItAtATime() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      String piece = "x".repeat(65536);
      for (int i = 0; i < WINDOW / piece.length(); i++) {
        guest.say(Frame.stdout(piece));
      }
      Ran.Collected collected = new Ran.Collected();
      long granted = 0;
      while (collected.bytes().length < WINDOW) {
        assertThat(exec.stream().receive(collected)).isTrue();
      }
      while (granted < WINDOW) {
        Frame window = guest.expect(0x26);
        assertThat(window.number(0)).isZero();
        assertThat(window.number(4)).isGreaterThanOrEqualTo(WINDOW / 2);
        granted += window.number(4);
      }
      guest.say(Frame.exit(0));
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @Test
  void sendsNoMoreThanTheWindowAndWaitsForMore() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      FutureTask<String> sent = Sessions.async(() -> {
        exec.stream().send(ByteBuffer.allocate(WINDOW + 3));
        exec.stream().closeInput();
        return "sent";
      });
      int heard = 0;
      while (heard < WINDOW) {
        heard += guest.expect(0x02).payload().length;
      }
      assertThat(heard).isEqualTo(WINDOW);
      assertThat(guest.heardNothing()).isTrue();
      guest.say(Frame.of(0x26, "", 0, 2));
      assertThat(guest.expect(0x02).payload()).hasSize(2);
      guest.say(Frame.of(0x26, "", 0, 500));
      assertThat(guest.expect(0x02).payload()).hasSize(1);
      guest.expect(0x03);
      assertThat(sent.get(20, TimeUnit.SECONDS)).isEqualTo("sent");
      guest.say(Frame.exit(0));
      exec.awaitExit();
    }
  }

  @Test
  void refusesInputAfterTheEnd() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      guest.say(Frame.exit(0));
      exec.awaitExit();
      assertThatThrownBy(() -> exec.stream().send(ByteBuffer.allocate(1)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void tellsSizesToATerminalOnly() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      exec.resize(new WindowSize(1, 2));
      assertThat(guest.heardNothing()).isTrue();
      guest.say(Frame.exit(0));
      exec.awaitExit();
    }
    ScriptedGuest other = new ScriptedGuest();
    try (GuestExec exec = Sessions.terminal(other)) {
      other.expect(0x01);
      exec.resize(new WindowSize(1, 2));
      assertThat(other.expect(0x04)).isEqualTo(Frame.of(0x04, 0, 1, 0, 2, 0, 0, 0, 0));
      other.say(Frame.READY, Frame.exit(0));
      exec.awaitExit();
      exec.resize(new WindowSize(3, 4));
      assertThat(other.heardNothing()).isTrue();
    }
  }

  /** Nobody receives, and still the guest is read on. */
  @Test
  void blockedClientStopsNothingElse() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      for (int i = 0; i < 16; i++) {
        guest.say(Frame.stdout("x".repeat(65536)));
      }
      FutureTask<String> sent = Sessions.async(() -> {
        exec.stream().send(ByteBuffer.allocate(WINDOW + 1));
        return "sent";
      });
      guest.say(Frame.of(0x26, "", 0, 1));
      assertThat(sent.get(20, TimeUnit.SECONDS)).isEqualTo("sent");
      guest.say(Frame.exit(3));
      assertThat(exec.awaitExit().value()).isEqualTo(3);
      assertThat(Sessions.output(exec).bytes()).hasSize(WINDOW);
    }
  }
}
