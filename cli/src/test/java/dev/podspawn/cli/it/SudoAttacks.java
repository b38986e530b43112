package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** sudo lets a login account become the service account for one command line. */
interface SudoAttacks extends HostileAttacks {
  @Test
  default void sudoAllowsOneCommand() {
    List<String> allowed = host().asAlice("sudo -n -l").ok().lines().stream()
        .filter(line -> line.startsWith("("))
        .toList();
    List<String> crossing = host().installation().crossing();
    assertThat(allowed)
        .containsExactly("(" + crossing.get(3) + ") NOPASSWD: "
            + String.join(" ", crossing.subList(4, crossing.size())));
  }

  @Test
  default void sudoDoesRunThatCommand() {
    String crossing = String.join(" ", host().installation().crossing());
    Result result = host().asAlice("SSH_ORIGINAL_COMMAND='echo $PODSPAWN_USER' " + crossing);
    assertThat(result.ok().stdout()).isEqualTo(host().alice().name() + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-u SERVICE PODSPAWN",
        "-u SERVICE PODSPAWN spawn --user BOB",
        "-u SERVICE PODSPAWN spawn --config CONFIG --user BOB",
        "-u SERVICE PODSPAWN spawn --config CONFIG --project x",
        "-u SERVICE PODSPAWN spawn --config /tmp/x",
        "-u SERVICE PODSPAWN spawn --config CONFIG ''",
        "-u SERVICE PODSPAWN spawn --config 'CONFIG --user BOB'",
        "-u SERVICE PODSPAWN --config CONFIG list",
        "-u SERVICE PODSPAWN --config CONFIG kill --all",
        "-u SERVICE PODSPAWN cleanup",
        "-u SERVICE PODSPAWN toolbox build",
        "-u root PODSPAWN spawn --config CONFIG",
        "-u BOB PODSPAWN spawn --config CONFIG",
        "-u SERVICE -g root PODSPAWN spawn --config CONFIG",
        "-u SERVICE -E PODSPAWN spawn --config CONFIG",
        "-u SERVICE PODSPAWN_JAVA=/bin/true PODSPAWN spawn --config CONFIG",
        "-u SERVICE JAVA_TOOL_OPTIONS=-version PODSPAWN spawn --config CONFIG",
        "-u SERVICE -D /tmp PODSPAWN spawn --config CONFIG",
        "-u SERVICE -R / PODSPAWN spawn --config CONFIG",
        "-u SERVICE -s",
        "-u SERVICE -i",
        "-u SERVICE sh",
        "-u SERVICE java -version",
        "-u SERVICE -e CONFIG",
        "-s"
      })
  default void sudoRefusesAnythingElse(String words) {
    Installation podspawn = host().installation();
    String attack = words
        .replace("SERVICE", podspawn.crossing().get(3))
        .replace("PODSPAWN ", podspawn.launcher() + " ")
        .replace("CONFIG", podspawn.config().toString())
        .replace("BOB", host().bob().name());
    if (attack.endsWith("PODSPAWN")) {
      attack = attack.replace("PODSPAWN", podspawn.launcher().toString());
    }
    Result refused = host().asAlice("SSH_ORIGINAL_COMMAND='echo landed' sudo -n " + attack);
    assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).startsWith("sudo: ");
  }

  /** sudo knows the launcher again by its inode, and runs it by the path in sudoers whatever it was called by. */
  @Test
  default void sudoIsNotMisledByALink() {
    List<String> words = new ArrayList<>(host().installation().crossing());
    String launcher = words.get(4);
    words.set(4, "./bin/podspawn");
    String crossing = "SSH_ORIGINAL_COMMAND='echo $PODSPAWN_USER' " + String.join(" ", words);
    Result other = host().asAlice("mkdir -p bin && ln -sf /bin/sh bin/podspawn && " + crossing);
    assertThat(other.exit()).as(other.toString()).isEqualTo(1);
    assertThat(other.stdout()).isEmpty();
    Result same = host().asAlice("ln -sf " + launcher + " bin/podspawn && " + crossing);
    assertThat(same.ok().stdout()).isEqualTo(host().alice().name() + "\n");
  }

  /** The launcher is open to such variables for an admin's sake; sudo is not, and behind it is another account. */
  @Test
  default void sudoCarriesNoVariableToTheServiceAccount() {
    Path java = host().plantJava();
    String crossing = String.join(" ", host().installation().crossing());
    String variables =
        "PODSPAWN_JAVA=" + java + " JAVA_HOME=/nowhere PATH=" + host().mark("")
            + ":$PATH LD_PRELOAD=" + java + " JAVA_TOOL_OPTIONS=-XshowSettings BASH_ENV=" + java
            + " ENV=" + java + " SUDO_USER=" + host().bob().name() + " HOME=/nowhere LC_ALL=../.."
            + java
            + " TERMINFO=/nowhere SSH_ORIGINAL_COMMAND='echo $PODSPAWN_USER'";
    Result result = host().asAlice(variables + " " + crossing);
    assertThat(result.stdout()).as(result.stderr()).isEqualTo(host().alice().name() + "\n");
    host().assertNoMark();
  }
}
