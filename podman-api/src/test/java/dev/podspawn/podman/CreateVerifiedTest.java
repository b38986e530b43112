package dev.podspawn.podman;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.fixtures.fault.Answer;
import dev.podspawn.fixtures.fault.FaultServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A container without the walls that were asked for is not handed out. */
final class CreateVerifiedTest {
  private static final Answer CREATED = Answer.json(201, "{\"Id\":\"c1\",\"Warnings\":[]}");
  private static final ContainerSpec SPEC = new ContainerSpec(
      "box",
      "image",
      List.of("sleep", "1"),
      Map.of(),
      Map.of(),
      Optional.empty(),
      Optional.empty(),
      ContainerSpec.Limits.NONE,
      new ContainerSpec.Security(List.of("ALL"), List.of(), true, true, Map.of()));

  private static Answer inspected(String hostConfig) {
    return Answer.json(200, "{\"Id\":\"c1\",\"HostConfig\":" + hostConfig + "}");
  }

  @Test
  void containerWithAllWallsIsHandedOut() {
    Answer whole = inspected(
        "{\"Init\":true,\"AutoRemove\":true,\"LogConfig\":{\"Type\":\"none\",\"Config\":{}},\"ReadonlyRootfs\":true,\"CapDrop\":[\"KILL\"],"
            + "\"SecurityOpt\":[\"no-new-privileges\"]}");
    try (FaultServer server = FaultServer.answering(CREATED, whole);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.create(SPEC)).isEqualTo("c1");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void containerWithoutAWallIsRemovedAndToldAsAFailure() {
    Answer bare = inspected(
        "{\"Init\":null,\"AutoRemove\":true,\"LogConfig\":null,\"CapDrop\":null,\"SecurityOpt\":null}");
    Answer removed = Answer.json(204, "");
    try (FaultServer server = FaultServer.answering(CREATED, bare, removed);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> engine.create(SPEC))
              .adminLine())
          .contains(
              "not applied: an init, no log of its output, a read-only root, no-new-privileges, dropped capabilities");
      assertThat(server.requests().get(2)).startsWith("DELETE /containers/c1?force=true&v=true ");
    }
  }

  /** Such a file grows with all that a session says in the name of its first process. */
  @Test
  void anEngineThatKeepsTheOutputIsAFailure() {
    Answer keeping = inspected(
        "{\"Init\":true,\"AutoRemove\":true,\"LogConfig\":{\"Type\":\"json-file\",\"Config\":{}},"
            + "\"ReadonlyRootfs\":true,\"CapDrop\":[\"KILL\"],\"SecurityOpt\":[\"no-new-privileges\"]}");
    try (FaultServer server = FaultServer.answering(CREATED, keeping, Answer.json(204, ""));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> engine.create(SPEC))
              .adminLine())
          .contains("not applied: no log of its output");
      assertThat(server.requests().get(2)).startsWith("DELETE /containers/c1?");
    }
  }

  /** Podman 4.3.1 leaves DeviceRequests out and says nothing. */
  @Test
  void aNamedDeviceThatWasLeftOutIsAFailure() {
    ContainerSpec asking = new ContainerSpec(
        "box",
        "image",
        List.of("sleep", "1"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of())
            .withDevices(List.of("/dev/fuse", "a.com/b=c")));
    String shown =
        "{\"Init\":true,\"AutoRemove\":true,\"LogConfig\":{\"Type\":\"none\",\"Config\":{}},\"Devices\":[],\"DeviceRequests\":";
    Answer without = inspected(shown + "null}");
    Answer with =
        inspected(shown + "[{\"Driver\":\"cdi\",\"Count\":0,\"DeviceIDs\":[\"a.com/b=c\"],"
            + "\"Options\":null}]}");
    try (FaultServer server =
            FaultServer.answering(CREATED, with, CREATED, without, Answer.json(204, ""));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.create(asking)).isEqualTo("c1");
      assertThat(
              assertFails(ErrorCode.DEVICE_FAILED, () -> engine.create(asking)).adminLine())
          .contains("not applied: a.com/b=c");
      assertThat(server.requests().get(4)).startsWith("DELETE /containers/c1?");
    }
  }

  /** Such a one could let the whole network in. */
  @Test
  void portsThatAreNotOnTheLoopbackAloneAreAFailure() {
    ContainerSpec asking = SPEC.publishing(List.of(new PublishedPort(3000, 3100)));
    String walls =
        "{\"Init\":true,\"AutoRemove\":true,\"LogConfig\":{\"Type\":\"none\",\"Config\":{}},"
            + "\"ReadonlyRootfs\":true,\"CapDrop\":[\"KILL\"],\"SecurityOpt\":[\"no-new-privileges\"],";
    String bound = "\"PortBindings\":{\"3000/tcp\":[{\"HostIp\":\"%s\",\"HostPort\":\"3100\"}]}}";
    try (FaultServer server = FaultServer.answering(
            CREATED,
            inspected(walls + bound.formatted("127.0.0.1")),
            CREATED,
            inspected(walls + bound.formatted("")),
            Answer.json(204, ""),
            CREATED,
            inspected(walls + bound.formatted("127.0.0.1")),
            Answer.json(204, ""),
            CREATED,
            inspected(walls + "\"PublishAllPorts\":true,\"PortBindings\":null}"),
            Answer.json(204, ""));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.create(asking)).isEqualTo("c1");
      for (ContainerSpec spec : List.of(asking, SPEC, SPEC)) {
        assertThat(assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> engine.create(spec))
                .adminLine())
            .contains("not applied: the ports on 127.0.0.1 alone");
      }
    }
  }

  @Test
  void answerThatSpeaksOfNoWallsIsNotBelieved() {
    try (FaultServer server =
            FaultServer.answering(CREATED, Answer.json(200, "{}"), Answer.json(204, ""));
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> engine.create(SPEC));
    }
  }
}
