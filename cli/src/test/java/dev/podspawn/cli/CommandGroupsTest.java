package dev.podspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.cli.command.KeysRefreshCommand;
import dev.podspawn.cli.command.ProjectsSyncCommand;
import dev.podspawn.cli.command.ToolboxBuildCommand;
import dev.podspawn.cli.command.UserShowCommand;
import dev.podspawn.core.error.PodspawnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of two words. */
class CommandGroupsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "toolbox build",
        "toolbox build --if-changed --json",
        "--config /c --log-file /l toolbox build --if-changed",
        "toolbox build --log-file /l"
      })
  void bothWordsNameIt(String line) {
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(ToolboxBuildCommand.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys refresh --all", "--config /c keys refresh alice --prune"})
  void keysAreRefreshed(String line) {
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(KeysRefreshCommand.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects sync", "--config /c projects sync --dry-run"})
  void projectsAreSynced(String line) {
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(ProjectsSyncCommand.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user show alice --json", "--log-file /l user show alice"})
  void usersAreShown(String line) {
    assertThat(FullCommandLine.parse(words(line))).isInstanceOf(UserShowCommand.class);
  }

  @Test
  void anotherSecondWordIsAUsageError() {
    for (String line : List.of("toolbox", "toolbox destroy", "keys", "user drop")) {
      assertThatThrownBy(() -> FullCommandLine.parse(words(line)))
          .as(line)
          .isInstanceOf(PodspawnException.class)
          .hasMessageStartingWith("PS1001 ");
    }
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
