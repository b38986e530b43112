package dev.podspawn.podman;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.fixtures.fault.Answer;
import dev.podspawn.fixtures.fault.FaultServer;
import dev.podspawn.fixtures.fault.SocketFault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a call when the connection goes wrong, on both transports. */
@Timeout(60)
final class FaultTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(200);
  private static final Set<SocketFault> OKHTTP_IS_LENIENT =
      Set.of(SocketFault.GARBAGE_FIELD, SocketFault.GARBAGE_LENGTH);
  private static final Answer CONTAINERS =
      Answer.json(200, "[{\"Id\":\"1\",\"Names\":[\"/a\"],\"State\":\"running\",\"Labels\":{}}]");

  @ParameterizedTest
  @EnumSource(SocketFault.class)
  void byOkHttp(SocketFault fault) {
    try (FaultServer server = FaultServer.answering(CONTAINERS.going(fault));
        PodmanEngine engine = engine(server, fault)) {
      if (fault.harmless() || OKHTTP_IS_LENIENT.contains(fault)) {
        assertThat(engine.list(Map.of())).hasSize(1);
      } else {
        assertFaults(
            server, code(fault, ErrorCode.ENGINE_UNREACHABLE), () -> engine.list(Map.of()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SocketFault.class)
  void byChannel(SocketFault fault) {
    Answer pong = Answer.json(200, "OK");
    try (FaultServer server = FaultServer.answering(pong.going(fault));
        PodmanEngine engine = engine(server, fault)) {
      if (fault.harmless()) {
        engine.ping();
      } else {
        assertFaults(server, code(fault, ErrorCode.ENGINE_PROTOCOL), engine::ping);
      }
    }
  }

  private static PodmanEngine engine(FaultServer server, SocketFault fault) {
    boolean silent = fault == SocketFault.NEVER_ANSWER || fault == SocketFault.STALL_IN_PAYLOAD;
    return PodmanEngine.at(server.path(), silent ? IMPATIENT : PATIENT);
  }

  private static void assertFaults(FaultServer server, ErrorCode code, Runnable call) {
    EngineException failure = assertFails(code, call::run);
    assertThat(failure.adminLine()).contains(server.path().toString());
    assertThat(failure.personLine()).doesNotContain(server.path().toString());
  }

  /** What is silent or gone is not reached; what answers nonsense, or half, is not understood. */
  private static ErrorCode code(SocketFault fault, ErrorCode ofHugeHead) {
    return switch (fault) {
      case NEVER_ANSWER, STALL_IN_PAYLOAD, CLOSE_BEFORE_HEAD, RESET_BEFORE_HEAD ->
        ErrorCode.ENGINE_UNREACHABLE;
      case HUGE_HEAD -> ofHugeHead;
      default -> ErrorCode.ENGINE_PROTOCOL;
    };
  }

  @Test
  void answerThatIsNotJsonIsNotUnderstood() {
    for (String body : new String[] {"hello", "[1]", "{\"Id\":{}}", "", "{\"Id\":\"\"}"}) {
      try (FaultServer server = FaultServer.answering(Answer.json(200, body));
          PodmanEngine engine = PodmanEngine.at(server.path())) {
        assertFails(
            ErrorCode.ENGINE_PROTOCOL,
            () -> engine.exec("c", ExecSpec.of("true")).close());
      }
    }
  }

  @Test
  void pullThatBreaksOffFails() {
    Answer news = Answer.json(200, "{\"status\":\"Downloading\",\"id\":\"a\"}{\"status\":");
    try (FaultServer server = FaultServer.answering(news);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertFails(ErrorCode.PULL_FAILED, () -> engine.pull("i", PullListener.SILENT));
    }
  }

  /** The listener hears the first news, and then nothing comes: only the interrupt ends it. */
  @Test
  void interruptAbortsAPull() throws Exception {
    Answer news =
        Answer.json(200, "{\"status\":\"one\"}{\"status\":\"two, which is longer than one\"}");
    try (FaultServer server = FaultServer.answering(news.going(SocketFault.STALL_IN_PAYLOAD));
        PodmanEngine engine = PodmanEngine.at(server.path(), IMPATIENT)) {
      Thread puller = Thread.currentThread();
      PullListener interrupting = (layer, status, current, total) -> puller.interrupt();
      assertFails(ErrorCode.PULL_FAILED, () -> engine.pull("i", interrupting));
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
