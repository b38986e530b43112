package dev.podspawn.core.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of JSON (RFC 8259). What is not there, or of another kind, is empty. */
public sealed interface JsonValue {

  /** A text. */
  record Text(String value) implements JsonValue {}

  /** A number, as it is written. */
  record Numeral(String digits) implements JsonValue {}

  /** {@code true}, {@code false} or {@code null}. */
  record Literal(String word) implements JsonValue {}

  /** An array. */
  record Items(List<JsonValue> values) implements JsonValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object, each name once. */
  record Members(Map<String, JsonValue> values) implements JsonValue {
    public Members {
      values = Map.copyOf(values);
    }
  }

  /** The member of an object. */
  default Optional<JsonValue> member(String name) {
    return this instanceof Members members
        ? Optional.ofNullable(members.values().get(name))
        : Optional.empty();
  }

  /** The values of an array; none for anything else. */
  default List<JsonValue> items() {
    return this instanceof Items items ? items.values() : List.of();
  }

  /** The text, if it is one. */
  default Optional<String> text() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** The number, if it is a whole one that a long can hold. */
  default Optional<Long> whole() {
    try {
      return this instanceof Numeral numeral
          ? Optional.of(Long.parseLong(numeral.digits()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
