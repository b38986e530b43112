package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.BuildListener;

/**
 * Makes lines of what a build says piece by piece. A build's programs print what they like, and people look at it on
 * their terminals: colours and all else that steers one (ECMA-48) is left out.
 */
final class BuildLines {
  private static final char ESCAPE = '\u001b';

  private final BuildListener listener;
  private final StringBuilder line = new StringBuilder();

  BuildLines(BuildListener listener) {
    this.listener = listener;
  }

  /** Takes a piece and passes on whole lines; whether one of them begins with these words. */
  boolean add(String text, String wanted) {
    boolean found = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        String clean = clean(line);
        found |= clean.startsWith(wanted);
        listener.line(clean);
        line.setLength(0);
      } else {
        line.append(text.charAt(i));
      }
    }
    return found;
  }

  /** Passes on a last line without an end. */
  void end() {
    String rest = clean(line);
    if (!rest.isEmpty()) {
      listener.line(rest);
    }
    line.setLength(0);
  }

  private static String clean(CharSequence text) {
    StringBuilder clean = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ESCAPE) {
        at = afterEscape(text, at + 1);
      } else {
        if (!Character.isISOControl(c) || c == '\t') {
          clean.append(c);
        }
        at++;
      }
    }
    return clean.toString();
  }

  /** After {@code [}, parameters and the final byte; after anything else, that. */
  private static int afterEscape(CharSequence text, int start) {
    if (start >= text.length() || text.charAt(start) != '[') {
      return Math.min(start + 1, text.length());
    }
    int at = start + 1;
    while (at < text.length() && (text.charAt(at) < '@' || text.charAt(at) > '~')) {
      at++;
    }
    return Math.min(at + 1, text.length());
  }
}
