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

  private static void assertRefused(Result result, String name, String start, String part) {
    assertThat(result.lines())
        .as(result.toString())
        .contains(name + ": nothing changed")
        .anyMatch(line -> line.startsWith(name + ": " + start) && line.contains(part));
  }
}
