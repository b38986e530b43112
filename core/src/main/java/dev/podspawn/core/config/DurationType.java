package dev.podspawn.core.config;

import java.time.Duration;
import java.util.Optional;

/** A span of time as Go's {@code time.ParseDuration} reads it, but not negative. */
public final class DurationType extends ScalarType<Duration> {

  @Override
  protected Optional<Duration> parse(String text) {
    return text.equals("0") ? Optional.of(Duration.ZERO) : new Parser(text).parse();
  }

  @Override
  protected String expected() {
    return "a duration, such as 90s, 1.5h or 1h30m";
  }

  /** Numbers, each with its unit, one after the other. Nanoseconds in a long, as in Go: 292 years. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Optional<Duration> parse() {
      long sum = 0;
      while (at < text.length()) {
        String number = take(true);
        long unit = nanos(take(false));
        if (!isNumber(number) || unit == 0) {
          return Optional.empty();
        }
        try {
          sum = Math.addExact(sum, times(unit, number));
        } catch (ArithmeticException e) {
          return Optional.empty();
        }
      }
      return text.isEmpty() ? Optional.empty() : Optional.of(Duration.ofNanos(sum));
    }

    /** The next run of characters that are of a number, or that are not. */
    private String take(boolean ofNumber) {
      int start = at;
      while (at < text.length() && ofNumber == isOfNumber(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private static boolean isOfNumber(char c) {
      return Digits.isDigit(c) || c == '.';
    }

    /** Unlike elsewhere, Go takes {@code .5} and {@code 1.} as well. */
    private static boolean isNumber(String number) {
      String padded = number.startsWith(".") ? "0" + number : number;
      return number.length() > (number.indexOf('.') < 0 ? 0 : 1)
          && Digits.isDecimal(padded.endsWith(".") ? padded + "0" : padded);
    }

    private static long times(long unit, String number) {
      int point = number.indexOf('.');
      String whole = point < 0 ? number : number.substring(0, point);
      long sum = Math.multiplyExact(unit, whole.isEmpty() ? 0 : Long.parseLong(whole));
      long part = unit;
      for (int i = point + 1; point >= 0 && i < number.length(); i++) {
        part /= 10;
        sum = Math.addExact(sum, part * (number.charAt(i) - '0'));
      }
      return sum;
    }

    /** A unit's length; 0 for what is no unit. */
    private static long nanos(String unit) {
      return switch (unit) {
        case "ns" -> 1L;
        case "us", "\u00b5s", "\u03bcs" -> 1_000L;
        case "ms" -> 1_000_000L;
        case "s" -> 1_000_000_000L;
        case "m" -> 60_000_000_000L;
        case "h" -> 3_600_000_000_000L;
        default -> 0L;
      };
    }
  }
}
