package dev.podspawn.core.name;

import java.util.Optional;

/**
 * Which merged Podfile something was made from: the first 12 hexadecimal digits, small, of its SHA-256.
 *
 * @param text the digits
 */
public record PodfileDigest(String text) {
  private static final int DIGITS = 12;

  public PodfileDigest {
    if (!isSound(text)) {
      throw new IllegalArgumentException("no digest: " + text);
    }
  }

  /** Reads one, or the beginning of a whole SHA-256; empty when the text is none. */
  public static Optional<PodfileDigest> parse(String text) {
    String start = text.length() > DIGITS ? text.substring(0, DIGITS) : text;
    return isSound(start) ? Optional.of(new PodfileDigest(start)) : Optional.empty();
  }

  private static boolean isSound(String text) {
    boolean sound = text.length() == DIGITS;
    for (int i = 0; sound && i < DIGITS; i++) {
      char c = text.charAt(i);
      sound = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return sound;
  }

  @Override
  public String toString() {
    return text;
  }
}
