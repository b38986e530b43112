package dev.podspawn.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotArgumentsTest {
  private static final List<String> KNOWN = List.of("--config", "--user");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spawn --config /c --user alice",
        "--config /c spawn --user alice",
        "--config /c --user alice spawn"
      })
  void optionsStandBeforeOrAfterTheCommand(String line) {
    assertThat(HotArguments.parse(words(line), KNOWN))
        .contains(
            new HotArguments("spawn", Map.of("--config", "/c", "--user", "alice"), List.of()));
  }

  @Test
  void theRestKeepsItsOrder() {
    assertThat(HotArguments.parse(words("auth-keys alice ssh-rsa AAAA"), KNOWN)
            .orElseThrow()
            .rest())
        .containsExactly("alice", "ssh-rsa", "AAAA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--user alice",
        "spawn --user",
        "spawn --user=alice",
        "spawn --help",
        "spawn --user alice --user bob",
        "spawn -- x"
      })
  void whateverIsNotPlainIsLeftToTheFullParser(String line) {
    assertThat(HotArguments.parse(words(line), KNOWN)).isEmpty();
  }

  @Test
  void globalOptionsMayLeadForTheFullParserToo() {
    assertThat(LeadingOptions.moved(words("--config /c --log-file /l help spawn")))
        .containsExactly("help", "--config", "/c", "--log-file", "/l", "spawn");
    assertThat(LeadingOptions.moved(words("--version"))).containsExactly("version");
    assertThat(LeadingOptions.moved(words("--config /c"))).containsExactly("--config", "/c");
    assertThat(LeadingOptions.moved(List.of())).isEmpty();
  }

  private static List<String> words(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
  }
}
