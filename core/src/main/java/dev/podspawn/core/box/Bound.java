package dev.podspawn.core.box;

import dev.podspawn.core.engine.EngineWord;
import java.util.OptionalLong;

/** Upper bounds as numbers: empty where one is not known, {@link EngineWord#NO_LIMIT} where there is none. */
final class Bound {
  static final long NONE = EngineWord.NO_LIMIT;

  /** cgroup v1 has no other word for "no limit" of memory than the greatest number of whole pages. */
  private static final long ENDLESS = Long.MAX_VALUE >> 1;

  private Bound() {}

  /** A number of the kernel's: digits, {@code max}, {@code unlimited}, or a negative one for "no limit". */
  static OptionalLong parse(String text) {
    String word = text.strip();
    if (word.equals("max") || word.equals("unlimited") || word.equals("-1")) {
      return OptionalLong.of(NONE);
    }
    if (word.isEmpty() || !isDigits(word)) {
      return OptionalLong.empty();
    }
    if (word.length() > 18) {
      return OptionalLong.of(NONE);
    }
    long value = Long.parseLong(word);
    return OptionalLong.of(value > ENDLESS ? NONE : value);
  }

  /** The number for people: {@code none} for no limit. */
  static String text(long value) {
    return value == NONE ? "none" : Long.toString(value);
  }

  static OptionalLong either(OptionalLong first, OptionalLong second) {
    return first.isPresent() ? first : second;
  }

  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
