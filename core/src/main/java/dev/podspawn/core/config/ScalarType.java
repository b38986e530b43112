package dev.podspawn.core.config;

import java.util.Optional;

/** A value that is one word or number. */
public abstract class ScalarType<T> implements ValueType<T> {

  /** The value, or empty when the text is not one. */
  protected abstract Optional<T> parse(String text);

  /** What the text should have been, continuing "is not". */
  protected abstract String expected();

  @Override
  public Optional<T> read(YamlValue value, String field, Problems problems) {
    if (!(value instanceof YamlValue.Scalar scalar)) {
      String kind = value instanceof YamlValue.Sequence ? "a list" : "a map";
      problems.error(value.line(), field, kind + " is not " + expected());
      return Optional.empty();
    }
    Optional<T> parsed = parse(scalar.text());
    if (parsed.isEmpty()) {
      problems.error(value.line(), field, Problems.shown(scalar.text()) + " is not " + expected());
    }
    return parsed;
  }

  @Override
  public T fromDefault(String text) {
    return parse(text).orElseThrow();
  }
}
