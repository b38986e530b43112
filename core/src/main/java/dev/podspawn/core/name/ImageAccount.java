package dev.podspawn.core.name;

import java.util.Optional;

/**
 * Whom logins are in a container: a name, {@code ^[a-z_][a-z0-9_-]{0,31}$}, or the numbers {@code uid} or {@code uid:gid}.
 * Safe as a word of a shell and as a field of {@code /etc/passwd}.
 *
 * @param text as engines take it
 */
public record ImageAccount(String text) {
  private static final int MAX_NAME = 32;

  /** The greatest id that container runtimes take. */
  private static final long MAX_ID = Integer.MAX_VALUE;

  private static final int MAX_DIGITS = 10;

  /** An account of an image, or of none yet. */
  public ImageAccount {
    if (!isSound(text)) {
      throw new IllegalArgumentException("no account: " + text);
    }
  }

  /** Reads it; empty when the text is none. */
  public static Optional<ImageAccount> parse(String text) {
    return isSound(text) ? Optional.of(new ImageAccount(text)) : Optional.empty();
  }

  /** Whether it is a name, which only an image can make a number of. */
  public boolean isName() {
    return isName(text);
  }

  private static boolean isSound(String text) {
    if (isName(text)) {
      return true;
    }
    int colon = text.indexOf(':');
    return colon < 0
        ? isId(text)
        : isId(text.substring(0, colon)) && isId(text.substring(colon + 1));
  }

  private static boolean isName(String text) {
    if (text.isEmpty() || text.length() > MAX_NAME || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isId(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return Long.parseLong(text) <= MAX_ID;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    return text;
  }
}
