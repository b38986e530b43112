package dev.podspawn.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.ReadConfig;
import dev.podspawn.core.sshd.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The configuration that a new server begins with can be read, and lets be missing what this machine cannot do. */
class FirstConfigTest {
  @TempDir
  Path dir;

  private ReadConfig first(EngineMode engine) throws IOException {
    Site site = new Site(
        dir,
        Optional.empty(),
        Path.of("/etc/podspawn/config.yaml"),
        Config.defaultConfig(),
        false,
        engine,
        "service",
        Site.PODMAN_SOCKET,
        new Sshd(Path.of("/usr/sbin/sshd"), Path.of("/etc/ssh/sshd_config")));
    Path file = Files.writeString(dir.resolve("config.yaml"), new FirstConfig(site).text());
    return ConfigReader.read(file);
  }

  @ParameterizedTest
  @EnumSource(EngineMode.class)
  void itCanBeRead(EngineMode engine) throws IOException {
    assertThat(first(engine).warnings()).isEmpty();
  }

  /** With cgroup version 1, that is; elsewhere all must be kept. */
  @Test
  void onlyAnAccountsOwnPodmanMayLeaveLimitsOut() throws IOException {
    assertThat(RootlessLimits.areLet(first(EngineMode.ROOTLESS).config().box().bestEffort()))
        .isEqualTo(RootlessLimits.areLeftOut());
    assertThat(first(EngineMode.DOCKER).config().box().bestEffort()).isEmpty();
  }
}
