package dev.podspawn.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.sshd.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped files with other places in them. */
class TemplatesTest {
  private static final Path CONTRIB = Path.of("..", "contrib").toAbsolutePath().normalize();

  @TempDir
  private Path home;

  private Templates templates(Optional<Path> config) throws IOException {
    Files.createSymbolicLink(home.resolve("share"), CONTRIB);
    return new Templates(new Site(
        home,
        config,
        config.orElse(Path.of("/etc/podspawn/config.yaml")),
        Config.defaultConfig(),
        false,
        EngineMode.PODMAN,
        "service",
        Site.PODMAN_SOCKET,
        new Sshd(Path.of("/usr/sbin/sshd"), Path.of("/etc/ssh/sshd_config"))));
  }

  @Test
  void onlyThePlacesDiffer() throws IOException {
    Templates templates = templates(Optional.empty());
    assertThat(templates.sshd())
        .isEqualTo(shipped("sshd/podspawn.conf").replace("/opt/podspawn", home.toString()));
    assertThat(templates.aptHook())
        .isEqualTo(shipped("apt/podspawn").replace("/opt/podspawn", home.toString()));
    assertThat(templates.sudoers())
        .contains("%podspawn ALL=(service) NOPASSWD: " + home + "/bin/podspawn spawn\n");
    assertThat(templates.unit("podspawn-podman.socket")).contains("SocketGroup=service\n");
  }

  @Test
  void aConfigurationElsewhereIsNamedAndLeadsToItsEmergencyKeys() throws IOException {
    Templates templates = templates(Optional.of(Path.of("/srv/p/config.yaml")));
    String launcher = home + "/bin/podspawn";
    assertThat(templates.sshdValues())
        .containsEntry(
            "authorizedkeyscommand", launcher + " --config /srv/p/config.yaml auth-keys %u %t %k")
        .containsEntry("authorizedkeysfile", "/srv/p/emergency/%u")
        .containsEntry("allowtcpforwarding", "no")
        .containsEntry("forcecommand", "none")
        .doesNotContainKeys("match", "acceptenv");
    assertThat(templates.sudoers())
        .contains("NOPASSWD: " + launcher + " spawn --config /srv/p/config.yaml\n");
    assertThat(templates.unit("podspawn-cleanup.service"))
        .contains("ExecStart=" + launcher + " --config /srv/p/config.yaml cleanup\n");
  }

  private static String shipped(String name) throws IOException {
    return Files.readString(CONTRIB.resolve(name));
  }
}
