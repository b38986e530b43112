package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/config.md lists the schemas: every key in its order, with its default and whether it takes effect. */
class ConfigDocTest {

  @Test
  void theDocumentListsTheSchema() throws IOException {
    List<String> documented = rows("# Configuration");
    List<String> expected = new ArrayList<>();
    for (Key<?> key : Schema.KEYS) {
      String text = key.defaultText();
      String shown = text.isEmpty() ? "not set" : "`" + text + "`";
      String effect = key.isEffective() ? "now" : "later";
      expected.add("| `" + key.path() + "` | " + shown + " | " + effect);
    }
    assertThat(documented).containsExactlyElementsOf(expected);
  }

  @Test
  void theDocumentListsTheKeysOfUsersAndOfProjects() throws IOException {
    assertThat(rows("## Settings of one user")).containsExactlyElementsOf(rows(UserSchema.KEYS));
    assertThat(rows("## Projects")).containsExactlyElementsOf(rows(ProjectSchema.KEYS));
  }

  private static List<String> rows(List<Key<?>> keys) {
    List<String> rows = new ArrayList<>();
    for (Key<?> key : keys) {
      rows.add("| `" + key.path() + "` | " + (key.isEffective() ? "now" : "later"));
    }
    return rows;
  }

  /** The rows of the table below a heading, each up to its column of effects. */
  private static List<String> rows(String heading) throws IOException {
    List<String> rows = new ArrayList<>();
    boolean below = false;
    for (String line : Files.readAllLines(Path.of("../docs/config.md"))) {
      below = line.startsWith("#") ? line.equals(heading) : below;
      if (below && line.startsWith("| `")) {
        rows.add(line.replaceFirst(" \\| (now|later) \\| .*", " | $1"));
      }
    }
    return rows;
  }
}
