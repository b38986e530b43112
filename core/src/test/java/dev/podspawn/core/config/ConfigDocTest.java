package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/config.md lists the schema: every key in its order, with its default and whether it takes effect. */
class ConfigDocTest {

  @Test
  void theDocumentListsTheSchema() throws IOException {
    List<String> documented = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/config.md"))) {
      if (line.startsWith("| `")) {
        documented.add(line.replaceFirst(" \\| (now|later) \\| .*", " | $1"));
      }
    }
    List<String> expected = new ArrayList<>();
    for (Key<?> key : Schema.KEYS) {
      String text = key.defaultText();
      String shown = text.isEmpty() ? "not set" : "`" + text + "`";
      String effect = key.isEffective() ? "now" : "later";
      expected.add("| `" + key.path() + "` | " + shown + " | " + effect);
    }
    assertThat(documented).containsExactlyElementsOf(expected);
  }
}
