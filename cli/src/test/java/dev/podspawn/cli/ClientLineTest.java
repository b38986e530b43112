package dev.podspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.command.ConfigListCommand;
import dev.podspawn.cli.command.ConfigSetCommand;
import dev.podspawn.cli.command.ConnectCommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ssh starts goes past Airline, and means the same to it. */
class ClientLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect alice work.pod 22",
        "connect - work.pod 22",
        "connect --config /c - work.pod 22"
      })
  void connectIsConnect(String line) {
    assertThat(ClientLine.plainConnect(words(line)))
        .hasValueSatisfying(
            hot -> assertThat(hot.rest().subList(1, 3)).containsExactly("work.pod", "22"));
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(ConnectCommand.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect",
        "connect a b",
        "connect a b 1 2",
        "list",
        "help connect",
        "connect --x a b 1"
      })
  void otherLinesAreAirlines(String line) {
    assertThat(ClientLine.plainConnect(words(line))).isEmpty();
    assertThat(ClientLine.run(words(line))).isEmpty();
  }

  @Test
  void configAloneLists() {
    for (String line : List.of("config", "config --json", "config list", "--config /c config")) {
      assertThat(FullCommandLine.parse(words(line))).as(line).isInstanceOf(ConfigListCommand.class);
    }
    assertThat(FullCommandLine.parse(words("--config /c config set a b")))
        .isInstanceOf(ConfigSetCommand.class);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
