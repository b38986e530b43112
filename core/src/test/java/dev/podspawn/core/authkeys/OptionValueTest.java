package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionValueTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "a b, \"a b\"",
        "say \"hi\", \"say \\\"hi\\\"\"",
        "back\\slash, \"back\\slash\"",
        "\\\"x, \"\\\\\"x\"",
        "~~, \"\""
      })
  void quotesAndReadsBack(String value, String quoted) {
    assertThat(OptionValue.quote(value)).isEqualTo(quoted);
    assertThat(OptionValue.end(quoted + ",x=\"y\"", 0)).isEqualTo(quoted.length() - 1);
    assertThat(OptionValue.unquote(quoted.substring(1, quoted.length() - 1))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "ends with \\"})
  void refusesWhatTheFormatCannotCarry(String value) {
    assertThatThrownBy(() -> OptionValue.quote(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"abc", "\"abc\\\"", "\"\\\""})
  void anOpenQuoteHasNoEnd(String text) {
    assertThat(OptionValue.end(text, 0)).isEqualTo(-1);
  }
}
