package dev.podspawn.core.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.doctor.FakeHost;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.forward.PamBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardingCheckTest {
  private static final String KEYS = "authorizedkeyscommand /opt/podspawn/bin/podspawn auth-keys"
      + " --pam /etc/pam.d/sshd %u %t %k\nallowtcpforwarding yes\n";

  /** Whose alice may forward. */
  private static FakeHost host() {
    PamBlock block = new PamBlock(
        Path.of("/opt/podspawn"), Optional.empty(), RunAs.LOGIN_USER, Path.of("/var/lib/podspawn"));
    return FakeHost.sound()
        .answer("/usr/bin/id -Gn -- alice", "alice podspawn podspawn-net")
        .answer("/usr/bin/getent shadow -- alice", "alice:!:1::::::")
        .sshd(KEYS)
        .text("/etc/pam.d/sshd", block.before("session required pam_unix.so\n"))
        .file("/usr/lib/security/pam_usernet.so", 0, 0644);
  }

  private static List<String> words(FakeHost host) {
    return new ForwardingCheck().run(host).stream().map(Result::word).toList();
  }

  @Test
  void everyLinkOfTheChainIsThere() {
    assertThat(words(host())).containsExactly("pass");
    assertThat(new SshdForwardingCheck().run(host()))
        .extracting(Result::word)
        .containsExactly("pass");
  }

  @Test
  void oneThatIsMissingIsAFailure() {
    assertThat(words(host().answer("/usr/bin/getent shadow -- alice", "alice:*:1::::::")))
        .containsExactly("fail");
    assertThat(words(host().sshd("usepam no\n" + KEYS))).containsExactly("fail");
    assertThat(words(host().sshd("pamservicename other\n" + KEYS))).containsExactly("fail");
    assertThat(words(host().sshd("allowtcpforwarding yes\n"))).containsExactly("fail");
    assertThat(words(host().text("/etc/pam.d/sshd", "session required pam_unix.so\n")))
        .containsExactly("fail");
    assertThat(words(host().without("/usr/lib/security/pam_usernet.so"))).containsExactly("fail");
  }
}
