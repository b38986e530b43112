package dev.podspawn.core.guest;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.guest.wire.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How sessions end, and what is told of it. */
@Timeout(60)
final class GuestEndTest {
  private final ScriptedGuest guest = new ScriptedGuest();

  @Test
  void closeAfterTheProgramsEndLeavesTheGuestToItself() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      guest.say(Frame.exit(0));
      exec.awaitExit();
    }
    assertThat(guest.inputEnded()).isTrue();
    assertThat(guest.howDropped()).isEqualTo("left");
  }

  @Test
  void closeBeforeWaitsForTheGuestToEndTheProgram() throws Exception {
    GuestExec exec = Sessions.begun(guest, Sessions.PATIENT);
    FutureTask<String> closed = Sessions.async(() -> {
      exec.close();
      return "closed";
    });
    FutureTask<Boolean> more = Sessions.async(() -> exec.stream().receive(new Ran.Collected()));
    assertThat(more.get(20, TimeUnit.SECONDS)).isFalse();
    guest.say(Frame.stdout("nobody wants this"));
    guest.end();
    assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo("closed");
    assertThat(guest.inputEnded()).isTrue();
    assertThat(guest.howDropped()).isEqualTo("left");
  }

  @Test
  void closeEndsAGuestThatDoesNotEnd() throws Exception {
    Sessions.begun(guest, Sessions.HASTY).close();
    assertThat(guest.howDropped()).isEqualTo("closed");
  }

  @Test
  void guestThatIsNotThereIsToldInTheEnginesWords() throws Exception {
    for (boolean stderr : new boolean[] {true, false}) {
      ScriptedGuest none = new ScriptedGuest();
      try (GuestExec exec = Sessions.start(none, Sessions.PATIENT)) {
        none.sayRaw("OCI runtime exec failed: ", stderr);
        none.sayRaw("no such file or directory\n", stderr);
        none.end();
        EngineException failure = assertFails(ErrorCode.GUEST_NOT_RUN, exec::awaitExit);
        assertThat(failure.adminLine())
            .contains("OCI runtime exec failed: no such file or directory\"");
        assertThat(failure.personLine()).contains("your container is from before an update");
        assertThat(Sessions.output(exec).bytes()).isEmpty();
      }
    }
  }

  @Test
  void otherVersionsAreTold() throws Exception {
    for (int version : new int[] {0, 2}) {
      ScriptedGuest other = new ScriptedGuest();
      try (GuestExec exec = Sessions.start(other, Sessions.PATIENT)) {
        other.say(Frame.of(0x41, 0, version, 9));
        assertThat(assertFails(ErrorCode.GUEST_VERSION, exec::awaitExit).adminLine())
            .contains(version == 0 ? "older" : "newer");
      }
      assertThat(other.howDropped()).isEqualTo("closed");
    }
  }

  static List<Frame> wrong() {
    return List.of(
        Frame.of(0x77, "?"),
        Frame.of(0x47, "", 1),
        Frame.of(0x51, 0, 0, 0, 1, 1),
        Frame.of(0x23, "x", 1),
        Frame.of(0x26, "", 5, 1),
        Frame.of(0x26, "", 0, -1));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatTheGuestMayNotSayEndsTheSession(Frame frame) throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      guest.say(Frame.stdout("before"), frame);
      assertThat(Sessions.output(exec).text()).isEqualTo("before");
      assertFails(ErrorCode.GUEST_PROTOCOL, exec::awaitExit);
    }
    assertThat(guest.howDropped()).isEqualTo("closed");
  }

  @Test
  void outputBeyondTheWindowEndsTheSession() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      for (int i = 0; i < 16; i++) {
        guest.say(Frame.stdout("x".repeat(65536)));
      }
      guest.say(Frame.stdout("x"));
      assertFails(ErrorCode.GUEST_PROTOCOL, exec::awaitExit);
    }
  }

  @Test
  void errorOutputOfATerminalEndsTheSession() throws Exception {
    try (GuestExec exec = Sessions.terminal(guest)) {
      guest.say(Frame.READY, Frame.of(0x43, "x"));
      assertFails(ErrorCode.GUEST_PROTOCOL, exec::awaitExit);
    }
  }

  @Test
  void errorsOfTheGuestHaveTheirCodes() throws Exception {
    ErrorCode[] codes = {
      ErrorCode.GUEST_PROTOCOL,
      ErrorCode.GUEST_VERSION,
      ErrorCode.EXEC_FAILED,
      ErrorCode.GUEST_FAILED,
      ErrorCode.EXEC_FAILED
    };
    for (int i = 0; i < codes.length; i++) {
      ScriptedGuest failing = new ScriptedGuest();
      try (GuestExec exec = Sessions.begun(failing, Sessions.HASTY)) {
        failing.say(Frame.of(0x45, 0, i + 1, 0, 0, 0, 2, 'w', 'h', 'y'));
        assertThat(assertFails(codes[i], exec::awaitExit).adminLine()).contains("why (errno 2)");
      }
    }
  }

  @Test
  void guestThatIsKilledIsTold() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      guest.say(Frame.stdout("half"));
      guest.end();
      assertThat(Sessions.output(exec).text()).isEqualTo("half");
      assertThat(assertFails(ErrorCode.GUEST_LOST, exec::awaitExit).adminLine()).contains("137");
    }
  }

  @Test
  void engineThatIsGoneIsTold() throws Exception {
    Message message = Message.of("go on", "the engine is gone");
    try (GuestExec exec = Sessions.begun(guest, Sessions.PATIENT)) {
      guest.lost(new EngineException(ErrorCode.CONNECTION_LOST, message, message, null));
      assertFails(ErrorCode.CONNECTION_LOST, exec::awaitExit);
    }
  }

  @Test
  void silentGuestIsAskedAndGivenUp() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.HASTY)) {
      FutureTask<byte[]> output = Sessions.async(() -> Sessions.output(exec).bytes());
      for (int token = 1; token <= 3; token++) {
        assertThat(guest.expect(0x06).number(0)).isEqualTo(token);
        guest.say(Frame.of(0x47, "", token));
      }
      guest.expect(0x06);
      assertThat(output.get(20, TimeUnit.SECONDS)).isEmpty();
      assertFails(ErrorCode.GUEST_LOST, exec::awaitExit);
      assertThat(guest.howDropped()).isEqualTo("closed");
    }
  }

  @Test
  void writeToAStoppedGuestIsFreed() throws Exception {
    try (GuestExec exec = Sessions.begun(guest, Sessions.HASTY)) {
      guest.stop();
      FutureTask<Boolean> sent = Sessions.async(() -> {
        exec.stream().send(ByteBuffer.allocate(40_000));
        return true;
      });
      assertThatThrownBy(() -> sent.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
      assertFails(ErrorCode.GUEST_LOST, exec::awaitExit);
    }
  }
}
