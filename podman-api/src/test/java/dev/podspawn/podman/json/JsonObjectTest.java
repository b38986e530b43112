package dev.podspawn.podman.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {
  @Test
  void writesEveryKindOfMember() {
    JsonObject object = new JsonObject()
        .put("t", "a\"b\\c\n\u0001é😀/")
        .put("n", -5)
        .put("b", true)
        .put("l", List.of("x", "", "y"))
        .put("e", List.of())
        .put("m", Map.of("k", "v"))
        .put("o", new JsonObject())
        .put("s", 24, 80);
    assertThat(object.text())
        .isEqualTo(
            "{\"t\":\"a\\\"b\\\\c\\u000a\\u0001é😀/\",\"n\":-5,\"b\":true,\"l\":[\"x\",\"\",\"y\"],"
                + "\"e\":[],\"m\":{\"k\":\"v\"},\"o\":{},\"s\":[24,80]}");
  }

  /** Whatever a text holds, Moshi reads it back. */
  @Property(tries = 500)
  void textsAreReadBackAsTheyWere(@ForAll String name, @ForAll String value) throws IOException {
    String sent = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String key = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] text = new JsonObject().put(name, value).text().getBytes(StandardCharsets.UTF_8);
    assertThat(Json.texts(Json.reader(text))).containsExactly(Map.entry(key, sent));
  }
}
