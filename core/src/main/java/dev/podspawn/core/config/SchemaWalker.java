package dev.podspawn.core.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through a file's maps beside the schema: collects values, reports what is wrong. */
public final class SchemaWalker {
  private final List<Key<?>> schema;
  private final Problems problems;
  private final Values values = new Values();

  /** Beside these keys; what is wrong is added to {@code problems}. */
  public SchemaWalker(List<Key<?>> schema, Problems problems) {
    this.schema = schema;
    this.problems = problems;
  }

  /** Reads a whole file. */
  public Values walk(YamlValue file) {
    walkMap(file, "");
    return values;
  }

  /**
   * Reads a map.
   *
   * @param prefix of its keys in the schema: empty, or the section's name and a point
   */
  private void walkMap(YamlValue value, String prefix) {
    if (isNull(value)) {
      return;
    }
    if (!(value instanceof YamlValue.Mapping map)) {
      String section = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
      problems.error(value.line(), section, "it is not a map of keys and values");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (YamlValue.Entry entry : map.entries()) {
      if (seen.add(entry.key())) {
        walkEntry(entry, prefix);
      } else {
        problems.error(entry.line(), prefix + entry.key(), "the key is there twice");
      }
    }
  }

  private void walkEntry(YamlValue.Entry entry, String prefix) {
    String path = prefix + entry.key();
    // "auth.key_dir:" at the top is not the key_dir of a section auth.
    Optional<Key<?>> key = entry.key().indexOf('.') < 0 ? find(path) : Optional.empty();
    if (key.isPresent()) {
      read(key.get(), entry.value());
    } else if (siblings("").contains(path)) {
      walkMap(entry.value(), path + ".");
    } else {
      unknown(entry, prefix);
    }
  }

  private <T> void read(Key<T> key, YamlValue value) {
    if (isNull(value) && !key.type().takesNothing()) {
      return; // "key:" without a value leaves the default
    }
    Optional<T> read = key.type().read(value, key.path(), problems);
    if (read.isPresent()) {
      values.put(key, read.get());
    }
  }

  private void unknown(YamlValue.Entry entry, String prefix) {
    Optional<String> meant = Spelling.closest(entry.key(), siblings(prefix));
    String hint = meant.isPresent() ? "; did you mean " + prefix + meant.get() + "?" : "";
    problems.warning(entry.line(), prefix + entry.key(), "podspawn has no such key" + hint);
  }

  private Optional<Key<?>> find(String path) {
    for (Key<?> key : schema) {
      if (key.path().equals(path)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** The names that may stand below a prefix. */
  private Set<String> siblings(String prefix) {
    Set<String> names = new LinkedHashSet<>();
    for (Key<?> key : schema) {
      if (key.path().startsWith(prefix)) {
        String rest = key.path().substring(prefix.length());
        int point = rest.indexOf('.');
        names.add(point < 0 ? rest : rest.substring(0, point));
      }
    }
    return names;
  }

  private static boolean isNull(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar && scalar.isNull();
  }
}
