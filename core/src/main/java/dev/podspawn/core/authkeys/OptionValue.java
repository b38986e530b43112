package dev.podspawn.core.authkeys;

/**
 * The value of an authorized_keys option, as sshd(8) "AUTHORIZED_KEYS FILE FORMAT" has it: in double quotes, in which
 * only {@code \"} is an escape. A backslash before anything else is a plain backslash; hence a value cannot end with
 * one.
 */
final class OptionValue {
  private OptionValue() {}

  /**
   * The value in quotes.
   *
   * @throws IllegalArgumentException for what the format cannot carry: line ends, NUL, a backslash at the end
   */
  static String quote(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\0' || c == '\n' || c == '\r') {
        throw new IllegalArgumentException("an option's value has a line end or NUL");
      }
      if (c == '"') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    if (value.endsWith("\\")) {
      throw new IllegalArgumentException("an option's value ends with a backslash");
    }
    return quoted.append('"').toString();
  }

  /**
   * The index of the quote that ends a value.
   *
   * @param open the index of the quote that begins it
   * @return -1 when it never ends
   */
  static int end(String line, int open) {
    for (int i = open + 1; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        return i;
      }
      if (line.startsWith("\\\"", i)) {
        i++;
      }
    }
    return -1;
  }

  /** What stands between two quotes, without its escapes. */
  static String unquote(String inner) {
    return inner.replace("\\\"", "\"");
  }
}
