package dev.podspawn.core.error;

/**
 * One sentence after the template of all of podspawn's failures: "could not X: Y; try Z".
 *
 * @param tried what could not be done, continuing "could not"
 * @param reason why
 * @param advice what to do about it, continuing "try"; empty when nothing sensible can be said
 */
public record Message(String tried, String reason, String advice) {

  /** A message without advice. */
  public static Message of(String tried, String reason) {
    return new Message(tried, reason, "");
  }

  /** The sentence on one line: control characters (a hostile file name, say) are shown as '?'. */
  public String sentence() {
    String text =
        "could not " + tried + ": " + reason + (advice.isEmpty() ? "" : "; try " + advice);
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? '?' : c);
    }
    return line.toString();
  }

  @Override
  public String toString() {
    return sentence();
  }
}
