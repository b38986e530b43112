package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import java.util.Optional;

/**
 * How a file's value and that of what it extends become one.
 *
 * @param <T> of both, and of what they become
 */
interface Rule<T> {

  /**
   * The value of both; a file that does not say leaves it as it is.
   *
   * @param notes for what is odd about it
   */
  Optional<T> merge(Optional<T> base, Optional<T> child, Notes notes);

  /** The value of a file that extends nothing, or that replaces what it extends. */
  default Optional<T> alone(Optional<T> child, Notes notes) {
    return child;
  }

  /**
   * Where to tell what is odd.
   *
   * @param field the key's name
   */
  record Notes(Problems problems, String field) {
    void warning(int line, String text) {
      problems.warning(line, field, text);
    }
  }
}
