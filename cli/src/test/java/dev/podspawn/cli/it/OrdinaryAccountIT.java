package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.sshd.SshKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom podspawn does not know log in exactly as before, whatever happens to podspawn. */
class OrdinaryAccountIT {
  private PodHost host;
  private TestAccount carol;
  private SshClient ssh;

  @SuppressWarnings("NullAway.Init")
  OrdinaryAccountIT() {}

  @BeforeEach
  void setUp() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    carol = TestAccount.create();
    SshKey key = host.sshd().newKey("carol");
    carol.install(".ssh/authorized_keys", key.publicLine() + "\n");
    ssh = host.sshd().client(carol.name(), key);
  }

  @AfterEach
  void tearDown() {
    if (carol != null) {
      carol.close();
    }
    if (host != null) {
      host.close();
    }
  }

  @Test
  void withPodspawnInOrder() {
    assertLogsInOnTheHost();
  }

  @Test
  void withItsConfigurationGarbage() {
    host.installation().writeConfig("{{{ not yaml\n\t: at all");
    assertLogsInOnTheHost();
  }

  @Test
  void withItsLauncherBroken() {
    Command.of("sh", "-c", "echo 'exit 99' >" + host.installation().launcher()).runOk();
    assertLogsInOnTheHost();
  }

  @Test
  void withItsLauncherGone() {
    Command.of("rm", host.installation().launcher().toString()).runOk();
    assertLogsInOnTheHost();
  }

  private void assertLogsInOnTheHost() {
    Result result = ssh.run("id -un; pwd; exit 5");
    assertThat(result.exit()).as(host.sshd().log()).isEqualTo(5);
    assertThat(result.lines()).containsExactly(carol.name(), carol.home().toString());
    assertThat(result.stderr()).isEmpty();
  }
}
