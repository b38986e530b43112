package dev.podspawn.core.spawn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of sshd's environment goes on into the container: an allowlist, for the rest describes the host, or could steer
 * a program there. Values that are not UTF-8 stay behind, since the engine's API is JSON.
 */
final class ClientEnvironment {
  private static final List<String> ALLOWED =
      List.of("TERM", "COLORTERM", "LANG", "SSH_CONNECTION", "SSH_CLIENT");

  private static final String AGENT = "SSH_AUTH_SOCK";

  private static final String LOCALE_PREFIX = "LC_";

  private ClientEnvironment() {}

  /** The allowed variables, those named by the configuration ({@code session.accept_env}) included. */
  static Map<String, String> filter(ProcessEnvironment environment, List<String> moreAllowed) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : environment.names()) {
      if (isAllowed(name, moreAllowed)) {
        environment.text(name).ifPresent(value -> kept.put(name, value));
      }
    }
    return kept;
  }

  /** The agent's socket is a path of this host, and whatever the configuration says is another one in a container. */
  private static boolean isAllowed(String name, List<String> moreAllowed) {
    return !name.equals(AGENT)
        && (ALLOWED.contains(name) || isLocale(name) || matchesAny(moreAllowed, name));
  }

  private static boolean matchesAny(List<String> patterns, String name) {
    for (String pattern : patterns) {
      if (matches(pattern, 0, name, 0)) {
        return true;
      }
    }
    return false;
  }

  /** As in sshd's AcceptEnv: '*' stands for any characters, '?' for one. */
  private static boolean matches(String pattern, int p, String name, int n) {
    if (p == pattern.length()) {
      return n == name.length();
    }
    char c = pattern.charAt(p);
    if (c == '*') {
      return matches(pattern, p + 1, name, n)
          || (n < name.length() && matches(pattern, p, name, n + 1));
    }
    return n < name.length()
        && (c == '?' || c == name.charAt(n))
        && matches(pattern, p + 1, name, n + 1);
  }

  private static boolean isLocale(String name) {
    if (!name.startsWith(LOCALE_PREFIX)) {
      return false;
    }
    for (int i = LOCALE_PREFIX.length(); i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'A' || c > 'Z') && c != '_') {
        return false;
      }
    }
    return true;
  }
}
