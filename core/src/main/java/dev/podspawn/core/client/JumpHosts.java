package dev.podspawn.core.client;

import java.util.Optional;

/**
 * The way to a server by others, as {@code ProxyJump} of ssh_config(5) takes it: {@code [user@]host[:port]}, or several
 * with commas in between.
 *
 * @param text safe as one word of ssh's configuration and as an argument of ssh's
 */
public record JumpHosts(String text) {
  /** What a text should have been, continuing "is not". */
  public static final String EXPECTED = "jump hosts: [user@]host[:port], with commas in between";

  private static final int MAX_LENGTH = 1024;
  private static final String SIGNS = "._-:[]@,";

  /** Reads them; empty when the text is not {@link #EXPECTED}. */
  public static Optional<JumpHosts> parse(String text) {
    boolean sound = !text.isEmpty() && text.length() <= MAX_LENGTH;
    char before = ',';
    for (int i = 0; sound && i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      // No part may be empty, or look like an option.
      boolean first = before == ',' || before == '@';
      sound = plain || (SIGNS.indexOf(c) >= 0 && (!first || c == '[' || c == '_'));
      before = c;
    }
    return sound && before != ',' && before != '@'
        ? Optional.of(new JumpHosts(text))
        : Optional.empty();
  }

  /** The last of them, from which the server is called. */
  public String last() {
    return text.substring(text.lastIndexOf(',') + 1);
  }

  /** All but the last, if there are more. */
  public Optional<String> before() {
    int comma = text.lastIndexOf(',');
    return comma < 0 ? Optional.empty() : Optional.of(text.substring(0, comma));
  }

  @Override
  public String toString() {
    return text;
  }
}
