package dev.podspawn.core.name;

/** The form that all names share: {@code ^[a-z][a-z0-9_-]*$}, checked by hand to keep regex off the hot path. */
final class NameRule {
  private static final int SHOWN = 40;

  private NameRule() {}

  static boolean accepts(String name, int maxLength) {
    if (name.isEmpty() || name.length() > maxLength || !isLetter(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** A refused name as it may be shown: in quotes, short, and without anything a terminal would obey. */
  static String shown(String name) {
    StringBuilder text = new StringBuilder(SHOWN + 8).append('"');
    for (int i = 0; i < name.length() && i < SHOWN; i++) {
      char c = name.charAt(i);
      text.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return text.append(name.length() > SHOWN ? "...\"" : "\"").toString();
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
