package dev.podspawn.core.engine;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MountTest {
  @Test
  void takesAnyOtherPath() {
    Mount mount = new Mount(Path.of("/opt/a b,c=\"d\"é"), "/.x");
    assertThat(mount.source().toString()).isEqualTo("/opt/a b,c=\"d\"é");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/opt/a:b", "/opt/a\\b", "/opt/a\nb", "opt", ""})
  void refusesWhatAnEngineWouldTakeForAnotherPath(String path) {
    assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> new Mount(Path.of(path), "/target"));
    assertFails(ErrorCode.CONTAINER_CREATE_FAILED, () -> new Mount(Path.of("/source"), path));
  }
}
