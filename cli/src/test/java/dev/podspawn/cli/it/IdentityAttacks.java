package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.fixtures.proc.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is somebody else, and no name leads into another's container. */
interface IdentityAttacks extends HostileAttacks {
  @Test
  default void spawnForAnotherUserIsRefused() {
    String spawn = spawn("--user " + host().bob().name());
    Result refused = host().asAlice("SSH_ORIGINAL_COMMAND='echo landed' " + spawn);
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).startsWith("PS1003 ").hasLineCount(1);
  }

  /** Only sudo's own word counts, and it is heard only by the service account. */
  @Test
  default void aForgedSudoUserMakesNobodyBob() {
    String bob = host().bob().name();
    String forged = "SUDO_USER=" + bob + " SUDO_UID=" + host().bob().account().uid()
        + " SSH_ORIGINAL_COMMAND='echo $PODSPAWN_USER' ";
    String alice = host().alice().name();
    assertThat(host().asAlice(forged + spawn("--user " + alice)).stdout()).isIn("", alice + "\n");
    Result unnamed = host().asAlice(forged + spawn(""));
    assertThat(unnamed.exit()).isEqualTo(255);
    assertThat(unnamed.stdout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../BOB", "BOB", "../../users/BOB", "..", "$(id)", "-x", "BOB.x", "x\u001b[2J"})
  default void aProjectThatIsNotThereIsNobodysContainer(String name) {
    String project = name.replace("BOB", host().bob().name());
    Result refused = host()
        .alice()
        .ssh()
        .with("-o", "SetEnv=\"PODSPAWN_PROJECT=" + project + "\"")
        .run("echo landed");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).matches("PS1[0-9]{3} could not [^\\p{Cntrl}]*\n");
    assertThat(host().alice().containers())
        .containsExactly("podspawn-" + host().alice().name());
  }

  /** The hyphen is legal in names, so it cannot stand between them. */
  @Test
  default void aUsersProjectIsNotAnotherUserOfThatName() {
    EngineNames names = new EngineNames("abcd1234", true);
    Session project = new Session(UserName.parse("a"), Optional.of(ProjectName.parse("b")));
    Session user = new Session(UserName.parse("a-b"), Optional.empty());
    assertThat(names.container(project)).isNotEqualTo(names.container(user));
    assertThat(project.key()).isNotEqualTo(user.key());
  }

  @Test
  default void nobodyListsEndsOrClearsAwayAnothersSessions() {
    Podspawn podspawn = new Podspawn(host().installation());
    String bob = host().bob().name();
    for (String command : new String[] {
      "list --user " + bob, "kill " + bob, "stop " + bob, "cleanup --user " + bob, "inspect " + bob
    }) {
      Result refused = podspawn.runAs(host().alice().account(), command.split(" "));
      assertThat(refused.exit()).as(refused.toString()).isIn(1, 3, 4);
      assertThat(refused.stdout()).isEmpty();
      assertThat(refused.stderr()).startsWith("PS1").hasLineCount(1);
    }
    Result all = podspawn.runAs(host().alice().account(), "list", "--format", "{user}");
    assertThat(all.stdout()).doesNotContain(bob);
    assertThat(podspawn.run("list", "--user", bob, "--format", "{user}").ok().lines())
        .containsExactly(bob);
  }

  private String spawn(String more) {
    Installation podspawn = host().installation();
    return podspawn.launcher() + " spawn --config " + podspawn.config() + " " + more;
  }
}
