package dev.podspawn.core.forward;

import dev.podspawn.core.config.RunAs;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines at the very beginning of a PAM service's file (pam.d(5)) by which logins of the group {@value #GROUP} enter
 * their container's network. Nothing before them can skip them or end the stack, whatever stands there later.
 *
 * @param home the distribution's directory
 * @param config the configuration file, where it was named
 * @param runAs who talks to the engine
 * @param state {@code state.dir}
 */
public record PamBlock(Path home, Optional<Path> config, RunAs runAs, Path state) {
  /** Whose logins may forward. */
  public static final String GROUP = "podspawn-net";

  private static final String BEGIN =
      "# podspawn: begin of what 'podspawn server-setup' wrote; it has to stay first in this file\n";
  private static final String END = "# podspawn: end of what 'podspawn server-setup' wrote\n";
  private static final String SCRIPT =
      "session requisite pam_exec.so quiet stdout type=open_session ";

  /** Whether PAM modules can be told of these paths, which they split at blanks. */
  public boolean isFit() {
    String words = up();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c < ' ' || c > '~' || c == '[' || c == ']' || c == '#' || c == '\\') {
        return false;
      }
    }
    return !home.toString().contains(" ")
        && !state.toString().contains(" ")
        && !config.map(Path::toString).orElse("").contains(" ");
  }

  /** The lines, each with its end. */
  public String text() {
    return BEGIN
        + "session [success=3 default=ignore] pam_succeed_if.so quiet user notingroup " + GROUP
        + "\n"
        + SCRIPT + up() + "\n"
        + "session requisite pam_usernet.so group=" + GROUP + "\n"
        + SCRIPT + home.resolve("libexec").resolve("podspawn-pam-verify") + "\n"
        + END;
  }

  private String up() {
    String option = config.isPresent() ? " --config " + config.get() : "";
    return home.resolve("libexec").resolve("podspawn-pam-up") + " " + runAs + " " + state + " "
        + home.resolve("bin").resolve("podspawn") + option;
  }

  /** A file's text with the lines at its beginning, in the place of others of ours. */
  public String before(String text) {
    return text() + without(text);
  }

  /** A file's text without lines of ours. */
  public static String without(String text) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    return begin < 0 || end < 0
        ? text
        : text.substring(0, begin) + text.substring(end + END.length());
  }

  /** Whether lines of ours are in a file's text, these or others. */
  public static boolean isIn(String text) {
    return text.contains(BEGIN);
  }
}
