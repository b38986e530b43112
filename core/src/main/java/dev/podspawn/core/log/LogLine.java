package dev.podspawn.core.log;

/** What may stand on a line of a log. */
final class LogLine {
  private static final int MAX_LENGTH = 4000;

  private LogLine() {}

  /** The text on one line, not too long, with nothing that a terminal showing the log would obey. */
  static String safe(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length() && i < MAX_LENGTH; i++) {
      char c = text.charAt(i);
      line.append(isHarmless(c) ? c : '?');
    }
    return line.append(text.length() > MAX_LENGTH ? "..." : "").toString();
  }

  private static boolean isHarmless(char c) {
    int type = Character.getType(c);
    return !Character.isISOControl(c)
        && type != Character.FORMAT // among them those that turn the direction of text
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
