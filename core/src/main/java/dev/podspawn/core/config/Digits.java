package dev.podspawn.core.config;

/** Checks for numbers, stricter than the JDK's parsers, which take signs, exponents and digits of other scripts. */
final class Digits {
  private Digits() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean only(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is a number such as 2, 0.5 or 1.25, short enough to be exact. */
  static boolean isDecimal(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "0" : text.substring(point + 1);
    return !whole.isEmpty()
        && !fraction.isEmpty()
        && text.length() <= 15
        && only(whole)
        && only(fraction);
  }

  /** The value of what {@link #isDecimal} accepts: exact, and without the JDK's large decimal parser. */
  static double decimal(String text) {
    int point = text.indexOf('.');
    if (point < 0) {
      return Long.parseLong(text);
    }
    long scale = 1;
    for (int i = point + 1; i < text.length(); i++) {
      scale *= 10;
    }
    // Both are whole numbers below 2^53, so the quotient is the double nearest to the decimal.
    String digits = text.substring(0, point) + text.substring(point + 1);
    return (double) Long.parseLong(digits) / scale;
  }
}
