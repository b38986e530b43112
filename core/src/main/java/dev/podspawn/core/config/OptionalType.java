package dev.podspawn.core.config;

import java.util.Optional;

/** A value that may be left out, which is its default. */
public final class OptionalType<T> implements ValueType<Optional<T>> {
  private final ValueType<T> type;

  /** A value of this type, or none. */
  public OptionalType(ValueType<T> type) {
    this.type = type;
  }

  @Override
  public Optional<Optional<T>> read(YamlValue value, String field, Problems problems) {
    Optional<T> read = type.read(value, field, problems);
    return read.isPresent() ? Optional.of(read) : Optional.empty();
  }

  @Override
  public Optional<T> fromDefault(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(type.fromDefault(text));
  }
}
