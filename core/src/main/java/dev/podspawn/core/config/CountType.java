package dev.podspawn.core.config;

import java.util.Optional;

/** A whole number from 0. */
final class CountType extends ScalarType<Integer> {
  private static final int MAX = 1_000_000;
  private static final int MAX_DIGITS = 7;

  @Override
  Optional<Integer> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || !Digits.only(text)) {
      return Optional.empty();
    }
    int value = Integer.parseInt(text);
    return value <= MAX ? Optional.of(value) : Optional.empty();
  }

  @Override
  String expected() {
    return "a whole number from 0 to " + MAX;
  }
}
