package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import org.junit.jupiter.api.Test;

/** What a person asks podspawn itself on their own machine. */
class ClientToolsIT extends ClientPromises {
  @Test
  void sshCommandKeepsOptionsAndStatus() {
    Result result =
        machine.podspawn("ssh", "-o", "BatchMode=yes", "-q", "work", "--", "echo out; exit 5");
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.stdout()).isEqualTo("out\n");
  }

  @Test
  void pingGoesStageByStage() {
    assertThat(
            machine.podspawn("ping", "--format", "{stage} {state}", "any").ok().lines())
        .containsExactly(
            "name ok", "addresses ok", "tcp ok", "banner ok", "login ok", "container ok");
    Result refused = machine.podspawn("ping", "--format", "{stage} {state}", "nobody@any");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.lines()).endsWith("banner ok", "login failed");
  }

  @Test
  void aHostKeyIsTrustedByItsFingerprintOnly() {
    machine.trust("");
    Result shown = machine.podspawn("known-hosts", "any").ok();
    String real = shown.stdout().replaceAll("(?s).*(SHA256:\\S+).*", "$1");
    Result refused = machine.podspawn("known-hosts", "--add", "SHA256:" + "A".repeat(43), "any");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(machine.ssh("any.pod", "true").exit()).isEqualTo(255);
    machine.podspawn("known-hosts", "--add", real, "any.pod").ok();
    assertThat(machine.ssh("any.pod", "echo in").ok().stdout()).isEqualTo("in\n");
  }

  @Test
  void aReadOnlyConfigurationIsLeftAlone() {
    machine.podspawn("setup", "--undo").ok();
    machine.write(".ssh/config", "Host *\n  User x\n");
    machine.sh("chmod 400 .ssh/config").ok();
    Result refused = machine.podspawn("setup");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stderr()).startsWith("PS1721 ").contains("it may not be written");
    assertThat(machine.sh("cat .ssh/config; ls .ssh; rm -f .ssh/config").ok().stdout())
        .startsWith("Host *\n  User x\n")
        .doesNotContain("podspawn_config");
  }
}
