package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
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
}
