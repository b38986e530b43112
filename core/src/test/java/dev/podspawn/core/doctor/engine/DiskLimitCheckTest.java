package dev.podspawn.core.doctor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.EngineStorage;
import dev.podspawn.core.doctor.EngineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which storage can limit a container's disk, as tried with Podman 4.3.1 and Docker 20.10. */
class DiskLimitCheckTest {
  private static final String MOUNTS = """
      /dev/vda / ext4 rw,relatime 0 0
      /dev/vdb /var/lib/containers xfs rw,attr2,prjquota 0 0
      /dev/vdc /var/lib/docker xfs rw,attr2,noquota 0 0
      """;

  private static final Config WITHOUT = Config.defaultConfig();

  @TempDir
  private Path dir;

  private record Fake(EngineStorage storage, boolean podman, Config config) implements EngineFacts {
    @Override
    public String account() {
      return "alice";
    }

    @Override
    public void ping() {}

    @Override
    public EngineVersion version() {
      return new EngineVersion(podman, "99");
    }

    @Override
    public boolean hasImage(String image) {
      return true;
    }

    @Override
    public void requireRuntime(String runtime) {}

    @Override
    public List<String> leftovers() {
      return List.of();
    }
  }

  private String word(boolean podman, String driver, String backing, String root)
      throws IOException {
    EngineStorage storage = new EngineStorage(driver, backing, root, false).in(MOUNTS);
    assertThat(
            new DiskLimitCheck().run(new Fake(storage, podman, WITHOUT)).get(0).word())
        .isEqualTo("pass");
    return new DiskLimitCheck().run(new Fake(storage, podman, limited())).get(0).word();
  }

  private Config limited() throws IOException {
    Path file = Files.writeString(dir.resolve("config.yaml"), "defaults: {disk: 1g}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return ConfigReader.read(file).config();
  }

  @Test
  void xfsWithProjectQuotasCan() throws IOException {
    assertThat(word(true, "overlay", "xfs", "/var/lib/containers/storage")).isEqualTo("pass");
    assertThat(word(false, "overlay2", "xfs", "/var/lib/containers")).isEqualTo("pass");
    assertThat(word(false, "overlay2", "xfs", "/var/lib/docker")).isEqualTo("fail");
    assertThat(word(false, "overlay2", "xfs", "/var/lib/containers2")).isEqualTo("fail");
  }

  @Test
  void ext4AndVfsCannot() throws IOException {
    assertThat(word(true, "overlay", "extfs", "/root")).isEqualTo("fail");
    assertThat(word(false, "overlay2", "extfs", "/root")).isEqualTo("fail");
    assertThat(word(true, "vfs", "", "/home/alice")).isEqualTo("fail");
  }

  @Test
  void btrfsCanWithDockerOnly() throws IOException {
    assertThat(word(false, "btrfs", "", "/var/lib/docker")).isEqualTo("pass");
    assertThat(word(true, "btrfs", "", "/var/lib/containers")).isEqualTo("fail");
  }
}
