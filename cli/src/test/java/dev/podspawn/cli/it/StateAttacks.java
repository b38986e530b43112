package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Another's state is out of reach, and what is planted in one's own misleads nobody with more rights. */
interface StateAttacks extends HostileAttacks {
  @Test
  default void anothersStateIsNeitherReadNorWritten() {
    Path bobs = state(host().bob().name());
    for (String script : new String[] {
      "ls DIR",
      "cat DIR/state.db",
      "ls DIR/leases",
      ">DIR/locks/user",
      ">DIR/x",
      "rm -f DIR/state.db",
      "mv DIR DIR.x",
      "ln -s /etc DIR/recordings",
      "ls DIR/.",
      "chmod 0777 DIR"
    }) {
      Result refused = host().asAlice(script.replace("DIR", bobs.toString()));
      assertThat(refused.exit()).as(script).isNotZero();
      assertThat(refused.stdout()).isEmpty();
      assertThat(refused.stderr()).containsAnyOf("denied", "not permitted");
    }
    assertThat(Command.of("ls", bobs.toString()).runOk().lines()).contains("locks", "leases");
  }

  @Test
  default void noStateIsMadeForAnother() {
    Path users = host().installation().state().resolve("users");
    for (String script : new String[] {
      "mkdir DIR/newcomer",
      "ln -s /etc DIR/newcomer",
      ">DIR/newcomer",
      "mv DIR DIR.x",
      "mv DIR/" + host().alice().name() + " DIR/newcomer",
      "chmod 0777 DIR"
    }) {
      Result refused = host().asAlice(script.replace("DIR", users.toString()));
      assertThat(refused.exit()).as(script).isNotZero();
    }
    assertThat(users.resolve("newcomer")).doesNotExist();
  }

  /** Root's commands work as the account whose state it is, so a link leads no further than that account gets. */
  @Test
  default void linksInItsStateDoNotLeadRootAstray() {
    Assumptions.assumeFalse(
        host().hasService(), "does not apply: a login account has no state of its own here");
    Path canary = host().file("canary", "untouched\n");
    String before = fingerprint(canary);
    try (TestAccount eve = TestAccount.create()) {
      host().installation().adopt(eve, "");
      Path own = state(eve.name());
      for (String names : new String[] {
        "state.db state.db-wal recordings home locks/user leases/" + eve.name() + "/1-1-1",
        "locks leases"
      }) {
        String plant = "cd \"$0\" && for name in " + names
            + "; do mkdir -p \"./$(dirname $name)\" && ln -s \"$1\" $name || exit; done";
        eve.command("sh", "-c", plant, own.toString(), canary.toString()).runOk();
        Podspawn podspawn = new Podspawn(host().installation());
        podspawn.run("cleanup");
        podspawn.run("kill", eve.name());
        assertThat(podspawn.run("list", "--format", "{user}").lines())
            .contains(host().bob().name());
        eve.command("sh", "-c", "rm -rf \"$0\"/*", own.toString()).runOk();
      }
      Command.of("rm", "-rf", own.toString()).runOk();
    }
    assertThat(fingerprint(canary)).isEqualTo(before);
  }

  @Test
  default void itsWholeStateExchangedForALinkIsNotFollowed() {
    Assumptions.assumeFalse(
        host().hasService(), "does not apply: a login account has no state of its own here");
    // It cannot do that; should a careless admin have, root's commands still leave what is behind
    // it alone.
    Path target = host().file("target/file", "untouched\n");
    String before = fingerprint(target);
    try (TestAccount eve = TestAccount.create()) {
      Path own = state(eve.name());
      Command.of("ln", "-s", String.valueOf(target.getParent()), own.toString()).runOk();
      Podspawn podspawn = new Podspawn(host().installation());
      assertThat(podspawn.run("list", "--format", "{user}").lines())
          .contains(host().bob().name())
          .doesNotContain(eve.name());
      podspawn.run("cleanup");
      Command.of("rm", own.toString()).runOk();
    }
    assertThat(fingerprint(target)).isEqualTo(before);
    assertThat(
            Command.of("ls", "-A", String.valueOf(target.getParent())).runOk().lines())
        .containsExactly("file");
  }

  @Test
  default void theKeyDirectoryTakesNothingFromAnAccount() {
    Path keys = host().installation().keys();
    for (String script : new String[] {
      ">DIR/newcomer", "ln -s /dev/null DIR/newcomer", "echo x >>DIR/ALICE", "rm -f DIR/ALICE",
      "mv DIR/BOB DIR/ALICE", "ln -f DIR/BOB DIR/newcomer", "chmod 0777 DIR", "mv DIR DIR.x"
    }) {
      String attack = script
          .replace("DIR", keys.toString())
          .replace("ALICE", host().alice().name())
          .replace("BOB", host().bob().name());
      assertThat(host().asAlice(attack).exit()).as(attack).isNotZero();
    }
    assertThat(keys.resolve("newcomer")).doesNotExist();
  }

  /** An admin's mistake that an account could make use of: it would write its own key lines, forced command and all. */
  @Test
  default void aLinkOutOfTheKeyDirectoryOpensNothing() {
    TestAccount alice = host().alice().account();
    Path own = alice.install("keys", host().alice().key().publicLine() + "\n");
    alice.command("chmod", "0644", own.toString()).runOk();
    Path link = host().installation().keys().resolve("linked");
    Command.of("ln", "-s", own.toString(), link.toString()).runOk();
    Result refused = new Podspawn(host().installation()).run("auth-keys", "linked");
    Command.of("rm", link.toString()).runOk();
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).startsWith("PS12").hasLineCount(1);
  }

  private Path state(String user) {
    return host().installation().state().resolve("users").resolve(user);
  }

  private static String fingerprint(Path file) {
    return Command.of("stat", "-c", "%i %U %G %a %s %Y %Z %h", file.toString())
            .runOk()
            .stdout()
        + Command.of("cat", file.toString()).runOk().stdout();
  }
}
