package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Key;
import dev.podspawn.core.config.OptionalType;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.Values;
import java.util.Optional;

/**
 * One field of a Podfile: how it is written, and how it is merged.
 *
 * @param key its key
 * @param replacing the key {@code name!}, whose value takes the place of all that is inherited; empty where there is none
 */
record Field<T>(Key<Optional<T>> key, Optional<Key<Optional<T>>> replacing, Rule<T> rule) {

  static <T> Field<T> of(String name, ValueType<T> type, Rule<T> rule) {
    return new Field<>(key(name, type), Optional.empty(), rule);
  }

  /** One that a file may replace as a whole. */
  static <T> Field<T> replaceable(String name, ValueType<T> type, Rule<T> rule) {
    return new Field<>(key(name, type), Optional.of(key(name + "!", type)), rule);
  }

  private static <T> Key<Optional<T>> key(String name, ValueType<T> type) {
    return Key.now(name, new Nothing<>(type), "");
  }

  /** What a file says of it, in either way. */
  Optional<T> in(Values file) {
    Optional<T> own = file.get(key);
    return replacing.isPresent() && own.isEmpty() ? file.get(replacing.get()) : own;
  }

  boolean isReplacedBy(Values file) {
    return replacing.isPresent() && file.get(replacing.get()).isPresent();
  }

  /**
   * Puts the value of both into {@code merged}.
   *
   * @param base what the file extends; empty when it extends nothing
   */
  void merge(Optional<Values> base, Values file, Values merged, Problems problems) {
    Rule.Notes notes = new Rule.Notes(problems, key.path());
    Optional<T> value = base.isEmpty() || isReplacedBy(file)
        ? rule.alone(in(file), notes)
        : rule.merge(base.get().get(key), in(file), notes);
    merged.put(key, value);
  }

  /** A value that may be left out; whether a key without a value leaves it out is up to the type. */
  private static final class Nothing<T> implements ValueType<Optional<T>> {
    private final ValueType<T> type;
    private final OptionalType<T> optional;

    Nothing(ValueType<T> type) {
      this.type = type;
      this.optional = new OptionalType<>(type);
    }

    @Override
    public Optional<Optional<T>> read(
        dev.podspawn.core.config.YamlValue value, String field, Problems problems) {
      return optional.read(value, field, problems);
    }

    @Override
    public Optional<T> fromDefault(String text) {
      return optional.fromDefault(text);
    }

    @Override
    public boolean takesNothing() {
      return type.takesNothing();
    }
  }
}
