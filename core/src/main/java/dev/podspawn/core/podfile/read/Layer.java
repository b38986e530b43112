package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.SchemaWalker;
import dev.podspawn.core.config.Values;
import dev.podspawn.core.config.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One file of a chain, read and checked by itself.
 *
 * @param problems of this file; more may be added while it is merged
 * @param extendsLine where it says what it extends; 0 where it does not
 */
record Layer(Values values, Problems problems, int extendsLine) {

  /** Reads a file's fields. */
  static Layer of(YamlValue file, Problems problems) {
    refuseReplacing(file, problems);
    Values values = new SchemaWalker(Fields.keys(), problems).walk(file);
    for (Field<?> field : Fields.ALL) {
      if (values.get(field.key()).isPresent() && field.isReplacedBy(values)) {
        problems.error(
            line(file, field.key().path() + "!"),
            field.key().path() + "!",
            "it is there without the ! as well");
      }
    }
    return new Layer(values, problems, line(file, Fields.EXTENDS.key().path()));
  }

  /** What it extends, as it is written. */
  Optional<String> extended() {
    return values.get(Fields.EXTENDS.key());
  }

  /** A key such as {@code shell!} would else be an unknown one, and what it says be lost. */
  private static void refuseReplacing(YamlValue file, Problems problems) {
    if (!(file instanceof YamlValue.Mapping map)) {
      return;
    }
    Set<String> known = new HashSet<>();
    for (Key<?> key : Fields.keys()) {
      known.add(key.path());
    }
    for (YamlValue.Entry entry : map.entries()) {
      if (entry.key().endsWith("!") && !known.contains(entry.key())) {
        problems.error(entry.line(), entry.key(), "only " + replaceable() + " can be replaced");
      }
    }
  }

  private static String replaceable() {
    List<String> names = Fields.ALL.stream()
        .filter(field -> field.replacing().isPresent())
        .map(field -> field.key().path() + "!")
        .toList();
    return String.join(", ", names);
  }

  private static int line(YamlValue file, String key) {
    if (file instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry entry : map.entries()) {
        if (entry.key().equals(key)) {
          return entry.line();
        }
      }
    }
    return 0;
  }
}
