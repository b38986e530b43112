package dev.podspawn.core.authkeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A second reader of authorized_keys lines, which shares nothing with the first and knows only what may be printed: our
 * command and restrictions at the very beginning, then options that take something away. It reads character by character
 * as sshd does (OpenSSH's {@code auth-options.c}): an option ends at a comma outside quotes, all of them at a blank outside
 * quotes, and in quotes a backslash before a quote makes the quote plain.
 */
public final class StrictKeyLine {
  private static final Set<String> NARROWING = Set.of(
      "no-pty", "no-agent-forwarding", "cert-authority", "verify-required", "no-touch-required");

  private static final Set<String> NARROWING_WITH_VALUE =
      Set.of("from", "expiry-time", "principals");

  private StrictKeyLine() {}

  /**
   * What is wrong with a line; empty when it gives no more than the forced command.
   *
   * @param command the one command that may be in it
   */
  public static String fault(String line, String command) {
    String start = "command=\"" + command + "\",restrict,pty,agent-forwarding";
    if (!line.startsWith(start)) {
      return "it does not begin with our command and restrictions";
    }
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ' || line.charAt(i) > '~') {
        return "it has a character that is not printable ASCII";
      }
    }
    String rest = line.substring(start.length());
    int blank = endOfOptions(rest);
    if (blank < 0) {
      return "its options never end";
    }
    for (String option : options(rest.substring(0, blank))) {
      if (!isNarrowing(option)) {
        return "it has the option " + option;
      }
    }
    String[] key = rest.substring(blank + 1).split(" ", 3);
    boolean sound = key.length >= 2
        && key[0].matches("[a-z0-9@.-]+")
        && key[1].matches("AAAA[A-Za-z0-9+/]+={0,2}");
    return sound ? "" : "what follows its options is no key";
  }

  private static int endOfOptions(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && text.startsWith("\"", i + 1)) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** The options behind ours, each of which has a comma before it. */
  private static List<String> options(String text) {
    List<String> options = new ArrayList<>();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' && !quoted) {
        options.add("");
        continue;
      }
      if (options.isEmpty()) {
        return List.of(text);
      }
      String option = options.remove(options.size() - 1) + c;
      if (c == '\\' && text.startsWith("\"", i + 1)) {
        option += text.charAt(++i);
      } else if (c == '"') {
        quoted = !quoted;
      }
      options.add(option);
    }
    return options;
  }

  private static boolean isNarrowing(String option) {
    int equals = option.indexOf('=');
    if (equals < 0) {
      return NARROWING.contains(option);
    }
    String value = option.substring(equals + 1);
    return NARROWING_WITH_VALUE.contains(option.substring(0, equals))
        && value.length() >= 2
        && value.startsWith("\"")
        && value.endsWith("\"");
  }
}
