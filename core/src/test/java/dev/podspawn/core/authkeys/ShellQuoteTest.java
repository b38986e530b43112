package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.fixtures.proc.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuoteTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        " ",
        "two words",
        "it's",
        "''",
        "\"double\"",
        "$HOME",
        "$(id)",
        "`id`",
        "\\",
        "back\\slash\\",
        "*",
        "[a-z]?",
        "{a,b}",
        "~",
        "~root",
        "a;b|c&d>e<f",
        "#comment",
        "!history",
        "-n",
        "a=b",
        "tab\there",
        "%s%%",
        "'\"'\"'"
      })
  void aShellReadsBackTheSameWord(String word) {
    String script = "printf '[%s]' " + ShellQuote.word(word) + " end";
    assertThat(Command.of("/bin/sh", "-c", script).runOk().stdout())
        .isEqualTo("[" + word + "][end]");
  }

  @Test
  void leavesPlainWordsReadable() {
    assertThat(ShellQuote.word("/opt/podspawn-1.0/bin/pod_spawn"))
        .isEqualTo("/opt/podspawn-1.0/bin/pod_spawn");
    assertThat(ShellQuote.word("a b")).isEqualTo("'a b'");
    assertThat(ShellQuote.word("it's")).isEqualTo("'it'\\''s'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b"})
  void refusesLineEndsAndNul(String word) {
    assertThatThrownBy(() -> ShellQuote.word(word)).isInstanceOf(IllegalArgumentException.class);
  }
}
