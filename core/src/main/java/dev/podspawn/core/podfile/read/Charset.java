package dev.podspawn.core.podfile.read;

/** Which characters a word may have. */
final class Charset {
  static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  static final String ALNUM = LETTERS + "0123456789";

  private Charset() {}

  /** Whether a text has 1 to {@code most} characters, the first of {@code first}, the others of {@code later}. */
  static boolean accepts(String text, String first, String later, int most) {
    boolean sound = !text.isEmpty() && text.length() <= most && first.indexOf(text.charAt(0)) >= 0;
    for (int i = 1; sound && i < text.length(); i++) {
      sound = later.indexOf(text.charAt(i)) >= 0;
    }
    return sound;
  }

  /** Whether a text has none but printable characters, line ends and tabs. */
  static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        return false;
      }
    }
    return true;
  }
}
