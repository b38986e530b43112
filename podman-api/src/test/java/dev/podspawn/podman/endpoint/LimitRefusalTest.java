package dev.podspawn.podman.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Podman 4.3.1 and Docker 20.10.24 answered when a limit or a device could not be had. */
final class LimitRefusalTest {
  private static final String RUNC = "runc create failed: unable to start container process: error"
      + " during container init: error setting rlimits for ready process: error setting ";

  private static ContainerSpec spec(long diskBytes, String... devices) {
    ContainerSpec.Security plain =
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of());
    return new ContainerSpec(
        "c",
        "img",
        List.of("sleep", "1"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        new ContainerSpec.Limits(0, 0, 0, 0, 0, diskBytes),
        plain.withDevices(List.of(devices)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "container create: creating container storage: creating read-write layer with ID \"6c9\":"
            + " --storage-opt is supported only for overlay over xfs with 'pquota' mount option",
        "--storage-opt is supported only for overlay over xfs with 'pquota' mount option",
        "--storage-opt is not supported for vfs",
        "vfs driver does not support size options",
        "unknown option size",
        "storage option overlay.size and overlay.inodes only supported for backingFS XFS. Found btrfs"
      })
  void storageWithoutQuotaIsSaidWhereADiskLimitWasAskedFor(String words) {
    assertThat(create(spec(1 << 30), words).personLine())
        .startsWith("PS1362 could not create the container c: the engine's storage cannot limit");
    assertThat(create(spec(0), words).code()).isEqualTo(ErrorCode.CONTAINER_CREATE_FAILED);
  }

  @Test
  void aDeviceThatPodmanCannotFindIsSaidWhereOneWasAskedFor() {
    String words = "container create: stat /dev/nosuch: no such file or directory";
    assertThat(create(spec(0, "/dev/nosuch"), words).code()).isEqualTo(ErrorCode.DEVICE_FAILED);
    assertThat(create(spec(0), words).code()).isEqualTo(ErrorCode.CONTAINER_CREATE_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error gathering device information while adding custom device \"/dev/x\": no such file",
        "could not select device driver \"cdi\" with capabilities: []",
        "CDI device injection failed: unresolvable CDI devices a.com/b=c"
      })
  void aDeviceThatDockerCannotGiveIsSaid(String words) {
    assertThat(start(words).code()).isEqualTo(ErrorCode.DEVICE_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RUNC + "rlimit type 7: operation not permitted",
        "crun: setrlimit `RLIMIT_NOFILE`: Operation not permitted: OCI permission denied"
      })
  void moreFilesThanTheEngineMayGiveIsSaid(String words) {
    assertThat(start(words).personLine())
        .startsWith("PS1361 could not start the container c: more open files are asked for than");
  }

  @Test
  void podmansOwnWishForProcessesIsNotTakenForOurs() {
    assertThat(start(RUNC + "rlimit type 6: operation not permitted").personLine())
        .startsWith("PS1361 ")
        .contains("as many processes")
        .contains("default_ulimits");
  }

  private static EngineException create(ContainerSpec spec, String words) {
    return read(new CreateContainer(spec, MountStyle.PLAIN), words);
  }

  private static EngineException start(String words) {
    return read(new StartContainer("c"), words);
  }

  private static EngineException read(Endpoint<?> endpoint, String words) {
    byte[] body =
        ("{\"message\":\"" + words.replace("\"", "\\\"") + "\"}").getBytes(StandardCharsets.UTF_8);
    ApiAnswer answer = new ApiAnswer(500, new ByteArrayInputStream(body), "", "/run/e.sock");
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> endpoint.read(answer));
    assertThat(failure.adminLine()).contains(words);
    return failure;
  }
}
