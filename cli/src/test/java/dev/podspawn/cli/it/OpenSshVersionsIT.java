package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.DebianSsh;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code setup} writes, read by OpenSSH 8, 9 and 10. */
class OpenSshVersionsIT extends ClientPromises {
  @ParameterizedTest
  @CsvSource({"bullseye, OpenSSH_8.4", "bookworm, OpenSSH_9.2", "trixie, OpenSSH_10.0"})
  void isToldThisAndNothingElse(String release, String version) {
    try (DebianSsh ssh = DebianSsh.of(release)) {
      assertThat(run(ssh, "-V").stderr()).startsWith(version);
      String anyPort = "[127.0.0.1]:" + any.port();
      String workPort = "[127.0.0.1]:" + work.port();
      assertThat(added(ssh, "alice@x.pod"))
          .containsExactlyInAnyOrder(
              "hostkeyalias " + anyPort,
              "proxycommand '" + machine.launcher() + "' connect - '%h' %p");
      assertThat(added(ssh, "alice@work.pod"))
          .containsExactlyInAnyOrder(
              "hostname 127.0.0.1", "port " + work.port(), "hostkeyalias " + workPort);
      assertThat(added(ssh, "alice@six.pod"))
          .containsExactlyInAnyOrder(
              "hostname ::1", "port " + work.port(), "hostkeyalias [::1]:" + work.port());
      assertThat(added(ssh, "alice@far.pod"))
          .containsExactlyInAnyOrder(
              "hostname 127.0.0.1",
              "port " + work.port(),
              "hostkeyalias " + workPort,
              "proxyjump other.pod",
              "setenv PODSPAWN_PROJECT=api");
      assertThat(added(ssh, "alice@localhost.pod"))
          .containsExactlyInAnyOrder("hostname 127.0.0.1", "hostkeyalias localhost");
      assertThat(added(ssh, "alice@host.example.org")).isEmpty();
      assertThat(added(ssh, "alice@work.pod.tunnel"))
          .containsExactlyInAnyOrder(
              "globalknownhostsfile /dev/null",
              "identitiesonly yes",
              "identityfile ~/.podspawn/tunnel/id_ed25519",
              "proxycommand '" + machine.launcher() + "' connect --tunnel '%r' '%h' %p",
              "stricthostkeychecking true",
              "userknownhostsfile " + machine.home() + "/.podspawn/tunnel/known_hosts");
      assertThat(run(ssh, "-G", "-l", "x'y", "work.pod.tunnel").stdout())
          .doesNotContain("proxycommand");
      assertThat(run(ssh, "-o", "BatchMode=yes", "any.pod", "echo in").ok().stdout())
          .isEqualTo("in\n");
      assertThat(run(ssh, "-o", "BatchMode=yes", "work.pod", "echo in").ok().stdout())
          .isEqualTo("in\n");
    }
  }

  /** The settings that our file adds to none at all, as this ssh itself prints them. */
  private static List<String> added(DebianSsh ssh, String destination) {
    List<String> without = run(ssh, "-F", "/dev/null", "-G", destination).ok().lines();
    String ours = machine.home().resolve(".ssh/podspawn_config").toString();
    List<String> more =
        new ArrayList<>(run(ssh, "-F", ours, "-G", destination).ok().lines());
    more.removeAll(without);
    // What it is for others than the names of tunnels differs from version to version.
    more.remove("updatehostkeys false");
    return more;
  }

  private static Result run(DebianSsh ssh, String... words) {
    return machine.command(ssh.program().toString()).with(words).run();
  }
}
