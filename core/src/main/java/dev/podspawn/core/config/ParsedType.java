package dev.podspawn.core.config;

import java.util.Optional;
import java.util.function.Function;

/** A word that another package knows how to read, and how to name. */
final class ParsedType<T> extends ScalarType<T> {
  private final Function<String, Optional<T>> parser;
  private final String expected;

  ParsedType(Function<String, Optional<T>> parser, String expected) {
    this.parser = parser;
    this.expected = expected;
  }

  @Override
  protected Optional<T> parse(String text) {
    return parser.apply(text);
  }

  @Override
  protected String expected() {
    return expected;
  }
}
