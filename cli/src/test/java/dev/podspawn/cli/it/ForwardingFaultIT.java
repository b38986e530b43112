package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.forward.PamBlock;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Whatever of the way into the container's network is broken: nothing of alice's login reaches the host, and carol, an
 * ordinary account on the same sshd, logs in and forwards as ever. On the trusting sshd keys are granted forwarding
 * without a look at PAM and the group: there it is PAM alone that is tried.
 */
final class ForwardingFaultIT extends ForwardingFaults {
  @Test
  void withoutAnyFaultTheTrustingServerLeadsIntoTheContainer() {
    Result result = ssh(trusting).run("true");
    assertThat(result.stdout()).as(result.stderr()).isEqualTo("on the host\n");
    assertClosed(trusting);
  }

  @Test
  void theFirstScriptIsMissing() throws IOException {
    Files.move(script("podspawn-pam-up"), script("podspawn-pam-up.away"));
    assertAllClosed();
    assertRefused();
  }

  @Test
  void theLastScriptIsMissing() throws IOException {
    Files.move(script("podspawn-pam-verify"), script("podspawn-pam-verify.away"));
    assertAllClosed();
    assertRefused();
  }

  @Test
  void theModuleIsMissing() {
    host.pam().write(host.pam().text().replace("pam_usernet.so", "pam_missing.so"));
    assertAllClosed();
  }

  @Test
  void theModuleEntersNothing() {
    host.pam().write(host.pam().text().replace("pam_usernet.so group=", "pam_usernet.so group=no"));
    assertAllClosed();
  }

  @Test
  void theModuleThatAsksForTheGroupIsMissing() {
    host.pam().write(host.pam().text().replace("pam_succeed_if.so", "pam_missing.so"));
    assertAllClosed();
  }

  @Test
  void anEarlierLineEndsTheStack() {
    host.pam().write("session sufficient pam_permit.so\n" + host.pam().text());
    assertClosed(host.sshd());
    assertOthersAreAsEver(host.sshd());
  }

  @Test
  void theLinesAreGone() {
    String text = host.pam().text();
    host.pam().write(PamBlock.without(text));
    assertClosed(host.sshd());
    assertOthersAreAsEver(host.sshd());
  }

  @Test
  void theAccountIsNotInTheGroup() {
    Command.of("gpasswd", "--delete", alice.name(), "podspawn-net").runOk();
    assertClosed(host.sshd());
    assertOthersAreAsEver(host.sshd());
    assertThat(alice.run("echo in").stdout()).isEqualTo("in\n");
  }

  @Test
  void sshdDoesWithoutPam() {
    try (SshServer without = SshServer.start(host.withoutPam())) {
      Result refused = ssh(without).run("true");
      assertThat(refused.exit()).isEqualTo(255);
      assertThat(refused.stderr()).contains("Permission denied");
      assertClosed(without);
      assertOthersAreAsEver(without);
    }
  }

  @Test
  void theEngineIsDown() {
    String runtime = alice.account().runtimeDir().toString();
    removeContainers();
    alice.engine().killService();
    Command.of("chown", "root", runtime).runOk();
    try {
      assertAllClosed();
      Result refused = alice.run("echo in");
      assertThat(refused.exit()).isEqualTo(254);
      assertThat(refused.stdout() + refused.stderr()).contains("PS1301");
    } finally {
      Command.of("chown", alice.name(), runtime).runOk();
    }
  }

  @Test
  void somethingIsInTheWayOfTheNetworksName() throws IOException {
    removeContainers();
    Path name = Path.of("/run/netns", alice.name());
    Files.createDirectories(name);
    try {
      assertAllClosed();
    } finally {
      Files.delete(name);
    }
    Files.writeString(name, "a file is in nobody's way\n");
    try (Running ssh = ssh(host.sshd()).with("-N", "-v").start()) {
      ssh.stderr().await("Entering interactive session", PATIENCE);
      assertClosed(host.sshd());
    }
  }

  @Test
  void theAccountNamesAProcessInTheHostsNetwork() {
    try (Running own = alice.account().command("sleep", "600").start()) {
      assertLiesAreNotBelieved(own.pid());
    }
  }

  @Test
  void theAccountNamesAnothersContainer() {
    try (Running ssh = bob.ssh().with("-N", "-v").start()) {
      ssh.stderr().await("Entering interactive session", PATIENCE);
      awaitNetwork(bob);
      String known =
          read(host.installation().state().resolve("users/" + bob.name() + "/net/" + bob.name()));
      assertLiesAreNotBelieved(Long.parseLong(known.split("\n", -1)[1]));
    }
  }
}
