package dev.podspawn.podman.service;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RuntimeDirectoryTest {
  @Test
  void isWhatTheEnvironmentNamesWhenOnlyItsOwnerMayEnter() throws IOException {
    try (ShortTempDir temp = ShortTempDir.create()) {
      Path directory = make(temp, "good", "rwx------");
      assertThat(find(directory.toString())).isEqualTo(directory);
      Path passable = make(temp, "passable", "rwx--x--x"); // as Podman leaves it after keep-id
      assertThat(find(passable.toString())).isEqualTo(passable);
    }
  }

  @Test
  void isRefusedWhenItCannotBeTrusted() throws IOException {
    try (ShortTempDir temp = ShortTempDir.create()) {
      Path link = Files.createSymbolicLink(temp.resolve("link"), make(temp, "good", "rwx------"));
      assertRefused(link.toString(), "there is no directory");
      assertRefused(temp.resolve("missing").toString(), "there is no directory");
      assertRefused(make(temp, "group", "rwxr-x---").toString(), "is open to others");
      assertRefused(make(temp, "all", "rwxrwxrwx").toString(), "is open to others");
      assertRefused("relative/path", "no absolute path");
    }
  }

  private static Path make(ShortTempDir temp, String name, String mode) throws IOException {
    Path directory = Files.createDirectory(temp.resolve(name));
    return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
  }

  private static Path find(String named) {
    return RuntimeDirectory.find(Map.of("XDG_RUNTIME_DIR", named));
  }

  private static void assertRefused(String named, String reason) {
    assertThat(assertFails(ErrorCode.ENGINE_UNREACHABLE, () -> find(named)).adminLine())
        .contains(reason);
  }
}
