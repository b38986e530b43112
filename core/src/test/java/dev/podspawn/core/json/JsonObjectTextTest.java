package dev.podspawn.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTextTest {
  @Test
  void theStringsAmongTheMembersAreRead() throws ParseException {
    assertThat(JsonObjectText.strings(
            " {\"a\": \"x\", \"b\":[1, -2.5e+3, {\"a\":\"no\"}],\n\"c\":null,\"d\":{\"e\":\"no\"},"
                + "\"f\":\"\\\"}\",\"g\":true,\"h\":[],\"i\":{}}\r\n"))
        .containsOnly(java.util.Map.entry("a", "x"), java.util.Map.entry("f", "\\\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "\"a\"",
        "1",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1}x",
        "{a:1}",
        "{\"a\":01x}",
        "{\"a\":\"x}",
        "{\"a\":\"x\",\"a\":\"y\"}",
        "{\"a\":nul}",
        "{\"a\":[1,]}",
        "{\"a\":\"\n\"}",
        "{\"a\":+1}",
        "{\"a\":1.}",
        "{\"a\":\"\\",
        "// no\n{}"
      })
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> JsonObjectText.strings(text)).isInstanceOf(ParseException.class);
  }

  @Test
  void aDepthWithoutEndIsRefused() {
    assertThatThrownBy(() -> JsonObjectText.strings("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(ParseException.class);
  }
}
