package dev.podspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.command.AuthKeysCommand;
import dev.podspawn.cli.command.RefillCommand;
import dev.podspawn.cli.command.SpawnCommand;
import dev.podspawn.core.error.PodspawnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes the short way past Airline means the same to Airline. */
class CommandLineAgreementTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spawn",
        "spawn --user alice",
        "spawn --config /c --user alice --project p",
        "--config /c --log-file /l spawn --user alice"
      })
  void spawnIsSpawn(String line) {
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(SpawnCommand.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refill --user alice", "refill --config /c --user alice --project p"})
  void refillIsRefill(String line) {
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(RefillCommand.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth-keys alice",
        "auth-keys alice ssh-ed25519 AAAA+/=",
        "--config /c auth-keys alice",
        "auth-keys --log-file /l alice"
      })
  void authKeysIsAuthKeys(String line) {
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(AuthKeysCommand.class);
  }

  @Test
  void whatTheShortWayLeavesToAirlineIsAUsageErrorThere() {
    for (String line : List.of("spawn --user", "spawn --frobnicate x")) {
      assertThatThrownBy(() -> FullCommandLine.parse(words(line)))
          .isInstanceOf(PodspawnException.class)
          .hasMessageStartingWith("PS1001 ");
    }
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
