package dev.podspawn.core.config;

import dev.podspawn.core.error.PodspawnException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** In which line of a file each key is, by its full name: {@code defaults.image}, {@code env.EDITOR}. */
public final class KeyLines {
  private static final String PURPOSE = "look up a line";

  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private KeyLines() {}

  /** Those of a file of the admin's; none where there is no such file, or it cannot be read. */
  public static Map<String, Integer> of(Path path) {
    AdminFile file = new AdminFile(path, PURPOSE);
    if (file.isMissing()) {
      return Map.of();
    }
    try {
      return of(file.read(new Problems(path, PURPOSE)));
    } catch (PodspawnException e) {
      return Map.of(); // whoever reads the file for what it says has said so
    }
  }

  /** Those of a text; none where it is not YAML. */
  public static Map<String, Integer> of(String text) {
    return of(new YamlText(new Problems(Path.of("text"), PURPOSE)).parse(text));
  }

  private static Map<String, Integer> of(Optional<YamlValue> content) {
    KeyLines all = new KeyLines();
    content.ifPresent(value -> all.add(value, ""));
    return all.lines;
  }

  private void add(YamlValue value, String prefix) {
    if (value instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry entry : map.entries()) {
        lines.put(prefix + entry.key(), entry.line());
        add(entry.value(), prefix + entry.key() + ".");
      }
    }
  }
}
