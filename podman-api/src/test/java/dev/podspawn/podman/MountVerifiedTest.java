package dev.podspawn.podman;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.fixtures.fault.Answer;
import dev.podspawn.fixtures.fault.FaultServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container whose mounts are not what was asked for is not handed out. */
final class MountVerifiedTest {
  private static final Answer CREATED = Answer.json(201, "{\"Id\":\"c1\",\"Warnings\":[]}");
  private static final Answer INVALID_MODE =
      Answer.json(500, "{\"message\":\"invalid mode: ro,nosuid,nodev\"}");
  private static final Answer REMOVED = Answer.json(204, "");
  private static final String READ_ONLY =
      "{\"Type\":\"bind\",\"Source\":\"/opt/tools\",\"Destination\":\"/tools\",\"RW\":false}";
  private static final String ALL_OPTIONS =
      "[\"/opt/tools:/tools:ro,nosuid,nodev,rprivate,rbind\"]";
  private static final ContainerSpec SPEC = new ContainerSpec(
          "box",
          "image",
          List.of("sleep", "1"),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          ContainerSpec.Limits.NONE,
          new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()))
      .mounting(new Mount(Path.of("/opt/tools"), "/tools"));

  private static Answer inspected(String binds, String mounts) {
    return Answer.json(
        200,
        "{\"Id\":\"c1\",\"HostConfig\":{\"Init\":true,\"AutoRemove\":true,\"LogConfig\":{\"Type\":\"none\",\"Config\":{}},\"Binds\":"
            + binds + "},\"Mounts\":" + mounts + "}");
  }

  @Test
  void podmansReadOnlyMountWithItsOptionsIsFine() {
    Answer fine = inspected(ALL_OPTIONS, "[" + READ_ONLY + "]");
    try (FaultServer server = FaultServer.answering(CREATED, fine);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.create(SPEC)).isEqualTo("c1");
    }
  }

  /** Docker knows no options, which costs one more request. */
  @Test
  void dockersReadOnlyMountIsFine() {
    Answer fine = inspected("null", "[" + READ_ONLY + "]");
    try (FaultServer server = FaultServer.answering(INVALID_MODE, CREATED, fine);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(engine.create(SPEC)).isEqualTo("c1");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[{\"Type\":\"bind\",\"Source\":\"/opt/tools\",\"Destination\":\"/tools\",\"RW\":true}]",
        "[{\"Type\":\"bind\",\"Source\":\"/opt/tools\",\"Destination\":\"/tools\"}]",
        "[{\"Type\":\"bind\",\"Source\":\"/opt/x\",\"Destination\":\"/tools\",\"RW\":false}]",
        "[{\"Type\":\"volume\",\"Source\":\"/opt/tools\",\"Destination\":\"/tools\",\"RW\":false}]"
      })
  void mountThatIsMissingOrWritableIsAFailure(String mounts) {
    assertRefused(CREATED, inspected(ALL_OPTIONS, mounts), REMOVED);
    assertRefused(INVALID_MODE, CREATED, inspected("null", mounts), REMOVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[\"/opt/tools:/tools:ro,rprivate,rbind\"]",
        "[\"/opt/tools:/tools:ro,nosuid,rbind\"]",
        "[\"/opt/tools:/elsewhere:ro,nosuid,nodev\"]"
      })
  void mountWithoutItsOptionsIsAFailureWhereTheEngineTookThem(String binds) {
    assertRefused(CREATED, inspected(binds, "[" + READ_ONLY + "]"), REMOVED);
  }

  private static void assertRefused(Answer... answers) {
    try (FaultServer server = FaultServer.answering(answers);
        PodmanEngine engine = PodmanEngine.at(server.path())) {
      assertThat(assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> engine.create(SPEC))
              .adminLine())
          .contains("not applied: the mount of /opt/tools as it was asked for");
      assertThat(server.requests().get(answers.length - 1)).startsWith("DELETE /containers/c1?");
    }
  }
}
