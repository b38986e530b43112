package dev.podspawn.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class JsonTextTest {

  @Test
  void everyKindOfValue() {
    JsonText json = new JsonText().object();
    json.name("text").value("a");
    json.name("number").value(-7);
    json.name("flag").value(true);
    json.name("unknown").nothing();
    json.name("list").array().value(1).value("b").object().endObject().array().endArray();
    json.endArray().name("last").value(0).endObject();
    assertThat(json)
        .hasToString("{\"text\":\"a\",\"number\":-7,\"flag\":true,\"unknown\":null,"
            + "\"list\":[1,\"b\",{},[]],\"last\":0}");
  }

  @Test
  void aValueThatEndsLikeAnOpeningIsStillFollowedByAComma() {
    assertThat(new JsonText().array().value("{").value("[").value(":").value(1).endArray())
        .hasToString("[\"{\",\"[\",\":\",1]");
  }

  @Test
  void whatWouldLeaveTheStringOrTheLineOrSteerATerminalIsEscaped() {
    assertThat(new JsonText().value("\"\\\n\r\t\0\u001b\u007f\u009b\u202e\u2028\u2029\ufeff"))
        .hasToString("\"\\\"\\\\\\u000a\\u000d\\u0009\\u0000\\u001b\\u007f\\u009b\\u202e\\u2028"
            + "\\u2029\\ufeff\"");
  }

  @Test
  void halfASurrogatePairSurvivesAndAWholeOneStaysAsItIs() {
    assertThat(new JsonText().value("\ud83d \ude00 \ud83d\ude00"))
        .hasToString("\"\\ud83d \\ude00 \ud83d\ude00\"");
  }

  /** JSON is YAML 1.2, so a reader that is not ours is at hand. */
  @Property(tries = 500)
  void anotherReaderReadsTheSame(@ForAll String name, @ForAll String value) {
    String json =
        new JsonText().object().name("k" + name).value(value).endObject().toString();
    assertThat(json).doesNotContain("\n", "\r");
    String stored = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    Object read = new Load(LoadSettings.builder().build()).loadFromString("[" + stored + "]");
    assertThat(read).isEqualTo(List.of(Map.of("k" + name, value)));
  }
}
