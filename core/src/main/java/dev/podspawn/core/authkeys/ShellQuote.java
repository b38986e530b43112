package dev.podspawn.core.authkeys;

/**
 * Quotes one word for a POSIX shell: the only place where podspawn does. sshd hands the forced command to the account's
 * login shell ({@code sh -c}).
 */
public final class ShellQuote {
  private ShellQuote() {}

  /**
   * The word as it is when every character of it is plain, else in single quotes, between which a shell takes every
   * character literally (POSIX.1 XCU 2.2.2); a single quote itself becomes {@code '\''}.
   *
   * @throws IllegalArgumentException for NUL and line ends, which no forced command may have
   */
  public static String word(String word) {
    boolean plain = !word.isEmpty();
    StringBuilder quoted = new StringBuilder(word.length() + 2).append('\'');
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\0' || c == '\n' || c == '\r') {
        throw new IllegalArgumentException("a word of a forced command has a line end or NUL");
      }
      plain = plain && isPlain(c);
      if (c == '\'') {
        quoted.append("'\\''");
      } else {
        quoted.append(c);
      }
    }
    return plain ? word : quoted.append('\'').toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '/'
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
