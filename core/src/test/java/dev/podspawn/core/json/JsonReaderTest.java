package dev.podspawn.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void everyKindOfValue() throws JsonException {
    JsonValue read = JsonReader.read(
        " {\"a\": [1, -0.5e+3, \"\\u00e9\\n\\\"\\\\/\"], \"b\": {\"c\": null, \"d\": true}, \"e\": []} ");
    assertThat(read)
        .isEqualTo(new JsonValue.Members(Map.of(
            "a",
            new JsonValue.Items(List.of(
                new JsonValue.Numeral("1"),
                new JsonValue.Numeral("-0.5e+3"),
                new JsonValue.Text("\u00e9\n\"\\/"))),
            "b",
            new JsonValue.Members(
                Map.of("c", new JsonValue.Literal("null"), "d", new JsonValue.Literal("true"))),
            "e",
            new JsonValue.Items(List.of()))));
    assertThat(read.member("a").orElseThrow().items().get(0).whole()).contains(1L);
    assertThat(read.member("a").orElseThrow().items().get(1).whole()).isEmpty();
    assertThat(read.member("x")).isEmpty();
    assertThat(read.text()).isEmpty();
    assertThat(read.items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1 2]",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "01",
        "1.",
        ".5",
        "-",
        "1e",
        "+1",
        "tru",
        "nulL",
        "\"",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00g0\"",
        "1 2",
        "[1]]",
        "\0",
        "'a'"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("not JSON: expected ");
  }

  @Test
  void depthIsLimited() {
    assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000)))
        .isInstanceOf(JsonException.class);
  }
}
