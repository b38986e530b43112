package dev.podspawn.cli.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.rules.Repository;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code podspawn server-setup} as an admin calls it, on a copy of this machine. */
class ServerSetupIT {
  private static final Path DISTRIBUTION = Repository.root().resolve("cli/target/podspawn");

  @Test
  void otherLoginsAreTheSameBeforeAndAfter() {
    try (MachineCopy copy = MachineCopy.make()) {
      Result result = copy.command("bash", copy.script("setup-logins.sh").toString())
          .with(DISTRIBUTION.toString(), MachineCopy.freePort())
          .run();
      List<String> said = result.lines();
      assertThat(result.stdout()).as(result.toString()).doesNotContain("DIFFERS");
      assertThat(said)
          .as(result.toString())
          .contains(
              "same: the machine after --dry-run",
              "same: carol's login after set-up",
              "same: carol's login without podspawn's files",
              "same: carol's login after --undo",
              "same: the machine after --undo, with alice gone",
              "dry-run: would be done: group podspawn",
              "made: done: group podspawn",
              "made: done: file /etc/ssh/sshd_config.d/podspawn.conf, mode 0644, owner root",
              "alice with her key: 255 1 line of podspawn's",
              "alice with a key of her own choosing: 255 Permission denied (publickey).",
              "alice with the emergency key: on the host as alice",
              "alice with the emergency key, podspawn gone: on the host",
              "undone: removed file /etc/ssh/sshd_config.d/podspawn.conf",
              "undone: removed prepared answers to sshd from /opt/podspawn/lib/answers",
              "undone: kept directory /etc/podspawn/keys: it is not empty",
              "undone: kept group podspawn: these accounts are in it, and log in as any other from now"
                  + " on: alice",
              "nothing to undo: server-setup has not set this machine up");
      assertThat(said).anyMatch(line -> line.startsWith("undone: reloaded sshd, process "));
      assertThat(result.exit()).as(result.toString()).isZero();
    }
  }

  @Test
  void aMachineThatIsNotFitIsRefusedAndStaysAsItIs() {
    try (MachineCopy copy = MachineCopy.make()) {
      Result result = copy.command("bash", copy.script("setup-refusals.sh").toString())
          .with(DISTRIBUTION.toString())
          .run();
      assertRefused(result, "not root", "4 PS1601 ", "try 'sudo podspawn server-setup'");
      assertRefused(result, "another command", "1 PS1604 ", "/usr/bin/true %u");
      assertRefused(result, "its advice followed", "0", "");
      assertRefused(result, "a broken configuration", "1 PS1603 ", "Nonsense");
      assertRefused(result, "a Match block before ours", "1 PS1605 ", "allowtcpforwarding");
      assertRefused(result, "a jar that others can change", "1 PS1602 ", "podspawn-cli.jar");
      assertRefused(result, "a link in the place of our file", "1 PS1606 ", "no regular file");
      assertRefused(result, "Docker's socket for root only", "1 PS1602 ", "/run/docker.sock");
      assertRefused(result, "a visudo that says no", "1 PS1606 ", "visudo");
      assertRefused(result, "another engine than configured", "1 PS1602 ", "somebody-else");
      assertRefused(result, "a broken configuration of ours", "1 PS1101 ", "");
      assertRefused(result, "another word", "2 PS1001 ", "--engine");
      assertThat(result.exit()).as(result.toString()).isZero();
    }
  }

  @Test
  void forwardingIsSwitchedOnAndOffByteForByte() {
    try (MachineCopy copy = MachineCopy.make()) {
      Result result = copy.command("bash", copy.script("setup-forwarding.sh").toString())
          .with(DISTRIBUTION.toString(), MachineCopy.freePort())
          .run();
      assertThat(result.stdout()).as(result.toString()).doesNotContain("DIFFERS");
      assertThat(result.lines())
          .as(result.toString())
          .contains(
              "carol before: SSH-2.0 0",
              "made: done: group podspawn-net",
              "made: done: block at the beginning of /etc/pam.d/sshd",
              "made: done: account alice in group podspawn-net, its password locked",
              "its first lines: session [success=3 default=ignore]  session requisite pam_usernet.so"
                  + " group=podspawn-net",
              "same: the rest of sshd's PAM file",
              "members: alice",
              "passwords: alice:!* bob:*",
              "alice: allowtcpforwarding yes allowstreamlocalforwarding no",
              "bob: allowtcpforwarding no allowstreamlocalforwarding no",
              "carol: allowtcpforwarding yes allowstreamlocalforwarding yes",
              "carol after: SSH-2.0 0",
              "carol without podspawn's files: SSH-2.0 0",
              "undone: removed account alice from group podspawn-net",
              "undone: put back file /etc/pam.d/sshd",
              "same: sshd's PAM file after --undo",
              "same: the passwords after --undo",
              "carol after --undo: SSH-2.0 0")
          .noneMatch(line -> line.startsWith("again: done: account")
              || line.startsWith("again: done: group")
              || line.startsWith("again: done: block"))
          .anyMatch(line -> line.startsWith("an sshd without PAM: 1 PS1602"))
          .anyMatch(line -> line.startsWith("a machine without the module: 1 PS1602"))
          .anyMatch(line -> line.startsWith("switching off: 2 PS1001"));
      assertThat(result.exit()).as(result.toString()).isZero();
    }
  }

  private static void assertRefused(Result result, String name, String start, String part) {
    assertThat(result.lines())
        .as(result.toString())
        .contains(name + ": nothing changed")
        .anyMatch(line -> line.startsWith(name + ": " + start) && line.contains(part));
  }
}
