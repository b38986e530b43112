package dev.podspawn.core.config;

import java.util.Optional;

/** A share of the machine's processors. */
public final class CpusType extends ScalarType<Double> {
  private static final double MIN = 0.01; // the engines refuse less
  private static final double MAX = 4096;

  @Override
  protected Optional<Double> parse(String text) {
    if (!Digits.isDecimal(text)) {
      return Optional.empty();
    }
    double value = Digits.decimal(text);
    boolean sound = value == 0 || (value >= MIN && value <= MAX);
    return sound ? Optional.of(value) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "a number of CPUs, such as 2 or 0.5 (0 for no limit)";
  }
}
