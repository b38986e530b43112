package dev.podspawn.core.config;

import java.util.Optional;

/** How the value of a key is written, and what it becomes. */
public interface ValueType<T> {

  /**
   * Reads a value of the file.
   *
   * @param field the key's full name, for problems
   * @return empty when there was a mistake, which has then been reported
   */
  Optional<T> read(YamlValue value, String field, Problems problems);

  /**
   * The default.
   *
   * @param text as the documentation shows it
   */
  T fromDefault(String text);

  /** Whether a key without a value is read like any other; else it leaves the default. */
  default boolean takesNothing() {
    return false;
  }
}
