package dev.podspawn.core.config;

import java.util.Optional;

/** An amount of memory in bytes: a number and k, m or g, each 1024 times the one before. */
public final class MemoryType extends ScalarType<Long> {
  private static final long MIN = 6L << 20; // Docker refuses less
  private static final double MAX = 1L << 50;

  @Override
  protected Optional<Long> parse(String text) {
    int shift = text.isEmpty() ? 0 : shift(text.charAt(text.length() - 1));
    String number = shift == 0 ? text : text.substring(0, text.length() - 1);
    if (!Digits.isDecimal(number)) {
      return Optional.empty();
    }
    double bytes = Digits.decimal(number) * (1L << shift);
    boolean sound = bytes == 0 || (bytes >= MIN && bytes <= MAX);
    return sound ? Optional.of((long) bytes) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "an amount of memory from 6m on, such as 512m or 2g (0 for no limit)";
  }

  private static int shift(char unit) {
    return switch (unit) {
      case 'k', 'K' -> 10;
      case 'm', 'M' -> 20;
      case 'g', 'G' -> 30;
      default -> 0;
    };
  }
}
