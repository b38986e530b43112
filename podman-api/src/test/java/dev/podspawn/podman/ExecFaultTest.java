package dev.podspawn.podman;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.Ran;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.stream.WindowSize;
import dev.podspawn.fixtures.fault.Answer;
import dev.podspawn.fixtures.fault.FaultServer;
import dev.podspawn.fixtures.fault.SocketFault;
import dev.podspawn.podman.frame.Frames;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A program's streams when the connection goes wrong. */
@Timeout(60)
final class ExecFaultTest {
  private static final Answer CREATED =
      Answer.json(201, "{\"Id\":\"e1\"}").with("Server", "Libpod/4.3.1 (linux)");
  private static final Answer ENDED =
      Answer.json(200, "{\"Running\":false,\"ExitCode\":42,\"Pid\":0}");
  private static final String OUTPUT = Frames.text(1, "out") + Frames.text(2, "err");

  @ParameterizedTest
  @EnumSource(
      value = SocketFault.class,
      names = {"NONE", "HEAD_IN_TWO_WRITES", "PAYLOAD_GLUED", "RESET_AT_END", "INTERIM_HEAD"})
  void outputIsWholeAfterAnUpgrade(SocketFault harmless) {
    assertWholeOutput(Answer.upgraded(OUTPUT).going(harmless));
  }

  @ParameterizedTest
  @EnumSource(
      value = SocketFault.class,
      names = {"NONE", "CHUNKED", "PAYLOAD_GLUED", "RESET_AT_END"})
  void outputIsWholeWithoutAnUpgrade(SocketFault harmless) {
    assertWholeOutput(Answer.json(200, OUTPUT).going(harmless));
  }

  private static void assertWholeOutput(Answer started) {
    try (FaultServer server = FaultServer.answering(CREATED, started, ENDED);
        PodmanEngine engine = PodmanEngine.at(server.path());
        Exec exec = engine.exec("c", ExecSpec.of("p"))) {
      Ran.Collected collected = new Ran.Collected();
      while (receive(exec, collected)) {}
      assertThat(collected.text()).isEqualTo("out");
      assertThat(collected.errors()).isEqualTo("err");
      assertThat(exec.awaitExit().value()).isEqualTo(42);
    }
  }

  private static boolean receive(Exec exec, Ran.Collected collected) {
    try {
      return exec.stream().receive(collected);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void outputThatBreaksOffInAFrameIsAFailure() {
    Answer half = Answer.upgraded(Frames.text(1, "output")).going(SocketFault.HALF_PAYLOAD);
    assertBadOutput(half);
  }

  @Test
  void outputThatIsNoFramesIsAFailure() {
    assertBadOutput(Answer.upgraded("OCI runtime error: something"));
  }

  private static void assertBadOutput(Answer started) {
    try (FaultServer server = FaultServer.answering(CREATED, started, ENDED);
        PodmanEngine engine = PodmanEngine.at(server.path());
        Exec exec = engine.exec("c", ExecSpec.of("p"))) {
      Ran.Collected collected = new Ran.Collected();
      assertThatThrownBy(() -> {
            while (exec.stream().receive(collected)) {}
          })
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SocketFault.class,
      mode = Mode.MATCH_ANY,
      names = {"CLOSE_BEFORE.*", "GARBAGE_STATUS", "NEVER.*", "RESET_BEFORE.*"})
  void startThatFailsIsTold(SocketFault fault) {
    Answer started = Answer.upgraded("").going(fault);
    try (FaultServer server = FaultServer.answering(CREATED, started);
        PodmanEngine engine = PodmanEngine.at(server.path(), Duration.ofMillis(500))) {
      assertFails(
          fault == SocketFault.GARBAGE_STATUS
              ? ErrorCode.ENGINE_PROTOCOL
              : ErrorCode.ENGINE_UNREACHABLE,
          () -> engine.exec("c", ExecSpec.of("p")).close());
    }
  }

  @Test
  void statusThatCannotBeKnownIsAConnectionLost() {
    Answer gone = Answer.json(404, "{\"message\":\"no such exec\"}");
    Answer odd = Answer.json(200, "{\"Running\":false,\"ExitCode\":-9,\"Pid\":0}");
    Answer silent = ENDED.going(SocketFault.CLOSE_BEFORE_HEAD);
    for (Answer last : new Answer[] {gone, odd, silent}) {
      try (FaultServer server = FaultServer.answering(CREATED, Answer.upgraded(""), last);
          PodmanEngine engine = PodmanEngine.at(server.path());
          Exec exec = engine.exec("c", ExecSpec.of("p"))) {
        assertFails(ErrorCode.CONNECTION_LOST, exec::awaitExit);
      }
    }
  }

  @Test
  void waitsWhileTheProgramRunsOrHasNotBegun() {
    Answer running = Answer.json(200, "{\"Running\":true,\"ExitCode\":0,\"Pid\":7}");
    Answer notBegun = Answer.json(200, "{\"Running\":false,\"ExitCode\":null,\"Pid\":0}");
    Answer started = Answer.upgraded("");
    try (FaultServer server =
            FaultServer.answering(CREATED, started, notBegun, running, running, ENDED);
        PodmanEngine engine = PodmanEngine.at(server.path());
        Exec exec = engine.exec("c", ExecSpec.of("p"))) {
      assertThat(exec.awaitExit().value()).isEqualTo(42);
    }
  }

  @Test
  void podmanIsToldATerminalsSizeWithTheStart() {
    WindowSize size = new WindowSize(33, 101);
    try (FaultServer server = FaultServer.answering(CREATED, Answer.upgraded("raw"), ENDED);
        PodmanEngine engine = PodmanEngine.at(server.path());
        Exec exec = engine.exec("c", ExecSpec.of("p").withTerminal(size))) {
      Ran.Collected collected = new Ran.Collected();
      while (receive(exec, collected)) {}
      assertThat(collected.text()).isEqualTo("raw");
      assertThat(exec.awaitExit().value()).isEqualTo(42);
      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().get(1))
          .startsWith("POST /exec/e1/start HTTP/1.1\r\n")
          .contains("Connection: Upgrade\r\nUpgrade: tcp\r\n")
          .contains("\"h\":33,\"w\":101");
    }
  }
}
