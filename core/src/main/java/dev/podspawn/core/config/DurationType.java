package dev.podspawn.core.config;

import java.time.Duration;
import java.util.Optional;

/** A span of time as Go's {@code time.ParseDuration} reads it, but not negative. */
final class DurationType extends ScalarType<Duration> {

  @Override
  Optional<Duration> parse(String text) {
    return text.equals("0") ? Optional.of(Duration.ZERO) : new Parser(text).parse();
  }

  @Override
  String expected() {
    return "a duration, such as 90s, 1.5h or 1h30m";
  }

  /** Numbers, each with its unit, one after the other. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Optional<Duration> parse() {
      Duration sum = Duration.ZERO;
      while (at < text.length()) {
        String number = take(true);
        Optional<Duration> unit = unit(take(false));
        if (!isNumber(number) || unit.isEmpty()) {
          return Optional.empty();
        }
        sum = sum.plus(times(unit.get(), number));
      }
      return text.isEmpty() ? Optional.empty() : Optional.of(sum);
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
          && Digits.isDecimal(padded.endsWith(".") ? padded + "0" : padded)
          && padded.length() <= 10;
    }

    private static Duration times(Duration unit, String number) {
      int point = number.indexOf('.');
      String whole = point < 0 ? number : number.substring(0, point);
      Duration sum = unit.multipliedBy(whole.isEmpty() ? 0 : Long.parseLong(whole));
      Duration part = unit;
      for (int i = point + 1; point >= 0 && i < number.length(); i++) {
        part = part.dividedBy(10);
        sum = sum.plus(part.multipliedBy(number.charAt(i) - '0'));
      }
      return sum;
    }

    private static Optional<Duration> unit(String text) {
      return switch (text) {
        case "ns" -> Optional.of(Duration.ofNanos(1));
        case "us", "\u00b5s", "\u03bcs" -> Optional.of(Duration.ofNanos(1_000));
        case "ms" -> Optional.of(Duration.ofMillis(1));
        case "s" -> Optional.of(Duration.ofSeconds(1));
        case "m" -> Optional.of(Duration.ofMinutes(1));
        case "h" -> Optional.of(Duration.ofHours(1));
        default -> Optional.empty();
      };
    }
  }
}
