package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.SchemaWalker;
import dev.podspawn.core.config.Values;
import dev.podspawn.core.config.YamlValue;
import java.util.List;
import java.util.Optional;

/** Reads a map of keys that is a part of a file. */
final class Part {
  private Part() {}

  /**
   * What a map says.
   *
   * @param make what becomes of it; empty when it has mistakes, which {@code own} has been told, with fields of this part
   * @return empty when there was a mistake
   */
  static <T> Optional<T> read(
      List<Key<?>> keys, YamlValue value, String field, Problems problems, Maker<T> make) {
    Problems own = problems.ofPart();
    Values values = new SchemaWalker(keys, own).walk(value);
    Optional<T> made = own.hasMistakes() ? Optional.empty() : make.make(values, own);
    problems.addPart(field, own);
    return made;
  }

  /** What becomes of a map without mistakes. */
  interface Maker<T> {
    Optional<T> make(Values values, Problems own);
  }

  /** The value of a key that has to be there; empty when it is not, which has then been reported. */
  static <T> Optional<T> required(Key<Optional<T>> key, Values values, int line, Problems own) {
    Optional<T> value = values.get(key);
    if (value.isEmpty()) {
      own.error(line, "", "it has no " + key.path());
    }
    return value;
  }
}
