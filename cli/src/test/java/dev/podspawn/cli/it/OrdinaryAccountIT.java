package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.sshd.SshKey;
import dev.podspawn.fixtures.sshd.SshServer;
import dev.podspawn.fixtures.sshd.SshServerConfig;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom podspawn does not know log in exactly as before, whatever happens to podspawn. */
class OrdinaryAccountIT {
  private PodHost host;
  private TestAccount carol;
  private SshKey key;
  private SshClient ssh;

  @SuppressWarnings("NullAway.Init")
  OrdinaryAccountIT() {}

  @BeforeEach
  void setUp() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    carol = TestAccount.create();
    key = host.sshd().newKey("carol");
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

  /** What the client sees on its way in, all that ssh -v tells, and what the shell has: as on a server without podspawn. */
  @Test
  void inNothingDifferentFromAServerWithoutPodspawn() {
    String look =
        "echo $0 $-; env; ulimit -a; umask; pwd; id; cat /proc/self/cgroup; ls /proc/$$/fd";
    try (SshServer plain = SshServer.start(SshServerConfig.plain())) {
      Result without = plain.client(carol.name(), key).with("-v").run(look).ok();
      Result with = ssh.with("-v").run(look).ok();
      assertThat(withoutNumbers(with.stdout())).isEqualTo(withoutNumbers(without.stdout()));
      assertThat(authentication(with)).hasSizeGreaterThan(4).isEqualTo(authentication(without));
      Command.of("rm", "-r", host.installation().home().toString()).runOk();
      Result gone = ssh.with("-v").run(look).ok();
      assertThat(withoutNumbers(gone.stdout())).isEqualTo(withoutNumbers(without.stdout()));
      assertThat(authentication(gone)).isEqualTo(authentication(without));
    }
  }

  /** What ssh -v says from the first question to the server on, but for ports, process ids and sizes. */
  private static List<String> authentication(Result result) {
    return result
        .stderr()
        .lines()
        .dropWhile(line -> !line.contains("SSH2_MSG_SERVICE_ACCEPT"))
        .filter(line -> !line.startsWith("Transferred") && !line.startsWith("Bytes per second"))
        .map(OrdinaryAccountIT::withoutNumbers)
        .toList();
  }

  private static String withoutNumbers(String text) {
    return text.replaceAll("(\\d+\\.)*\\d+", "N").replaceAll("/key-\\S+ ", "/key ");
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
