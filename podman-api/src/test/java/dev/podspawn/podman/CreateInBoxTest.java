package dev.podspawn.podman;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.ContainerSpec.Box;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.fixtures.fault.Answer;
import dev.podspawn.fixtures.fault.FaultServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A container is in the box that was asked for, or it is none. The answers are those of a Docker, by their headers. */
final class CreateInBoxTest {
  private static final Answer PING = Answer.json(200, "{}");
  private static final Answer CREATED = Answer.json(201, "{\"Id\":\"c1\",\"Warnings\":[]}");
  private static final Answer REMOVED = Answer.json(204, "");
  private static final String WALLS =
      "\"Init\":true,\"AutoRemove\":true,\"LogConfig\":{\"Type\":\"none\",\"Config\":{}},\"SecurityOpt\":[%s]%s";

  private static ContainerSpec spec(Box box) {
    return new ContainerSpec(
        "box",
        "image",
        List.of("sleep", "1"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of(), box));
  }

  private static Box runtime(String name) {
    return new Box(Optional.of(name), Optional.empty(), Optional.empty(), List.of());
  }

  private static Answer inspected(String securityOpt, String more) {
    return Answer.json(200, "{\"HostConfig\":{" + WALLS.formatted(securityOpt, more) + "}}");
  }

  @Test
  void anEngineThatUsesTheRuntimeIsBelieved() {
    try (FaultServer server = FaultServer.answering(
            PING, CREATED, inspected("", ""), inspected("", ",\"Runtime\":\"runsc\""));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.create(spec(runtime("runsc")))).isEqualTo("c1");
      assertThat(server.requests().get(1)).contains("\"Runtime\":\"runsc\"");
    }
  }

  @Test
  void anotherRuntimeThanAskedForIsAFailureAndNothingIsLeft() {
    try (FaultServer server = FaultServer.answering(
            PING, CREATED, inspected("", ""), inspected("", ",\"Runtime\":\"runc\""), REMOVED);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(
              assertFails(ErrorCode.RUNTIME_NOT_USED, () -> engine.create(spec(runtime("runsc"))))
                  .adminLine())
          .contains("it has the runtime 'runc'");
      assertThat(server.requests().get(4)).startsWith("DELETE /containers/c1?force=true");
    }
  }

  @Test
  void anUnknownRuntimeIsSaidToBeOne() {
    for (String words :
        List.of("Unknown runtime specified runsc", "unknown or invalid runtime name: runsc")) {
      Answer refused = Answer.json(400, "{\"message\":\"" + words + "\"}");
      try (FaultServer server = FaultServer.answering(PING, refused);
          PodmanEngine engine = PodmanEngine.at(server.path())) {
        assertFails(ErrorCode.RUNTIME_UNAVAILABLE, () -> engine.create(spec(runtime("runsc"))));
      }
    }
  }

  @Test
  void aRuntimesOwnServiceMakesItsContainers() {
    try (FaultServer main = FaultServer.answering(PING, inspected("", ",\"Runtime\":\"runsc\""));
        FaultServer maker = FaultServer.answering(CREATED, inspected("", ""));
        PodmanEngine engine = PodmanEngine.at(main.path(), runtime -> Optional.of(maker.path()))) {
      assertThat(engine.create(spec(runtime("runsc")))).isEqualTo("c1");
      assertThat(maker.requests().get(0)).startsWith("POST /containers/create?name=box ");
    }
  }

  @Test
  void aRuntimesServiceThatIsDownIsSaidToBe() {
    try (FaultServer main = FaultServer.answering(PING);
        PodmanEngine engine =
            PodmanEngine.at(main.path(), runtime -> Optional.of(Path.of("/nowhere/runsc.sock")))) {
      assertThat(assertFails(
                  ErrorCode.RUNTIME_UNAVAILABLE, () -> engine.create(spec(runtime("runsc"))))
              .adminLine())
          .contains("/nowhere/runsc.sock");
    }
  }

  @Test
  void dockerIsNotAskedForAUserNamespace() {
    Box box = new Box(Optional.empty(), Optional.of("auto"), Optional.empty(), List.of());
    try (FaultServer server = FaultServer.answering(PING);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertFails(ErrorCode.USERNS_UNAVAILABLE, () -> engine.create(spec(box)));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void dockerIsToldTheTextOfASeccompProfileAndMustSayThatItHasIt() {
    Box box = new Box(
        Optional.empty(),
        Optional.empty(),
        Optional.of("{\"a\":1}"),
        List.of(),
        Optional.of(Path.of("/etc/profile.json")));
    try (FaultServer server = FaultServer.answering(
            PING, CREATED, inspected("\"seccomp={\\\"a\\\":1}\"", ""), inspected("", ""));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.create(spec(box))).isEqualTo("c1");
      assertThat(server.requests().get(1)).contains("\"SecurityOpt\":[\"seccomp={\\\"a\\\":1}\"]");
    }
    try (FaultServer server = FaultServer.answering(PING, CREATED, inspected("", ""), REMOVED);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> engine.create(spec(box)))
              .adminLine())
          .contains("not applied: the seccomp profile");
    }
  }
}
