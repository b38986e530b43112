package dev.podspawn.core.git;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;

/**
 * Where a repository is (git-clone(1), GIT URLS), of the kinds that can be fetched without trusting anybody on the way:
 * https, ssh (also as {@code user@host:path}), and a path of this host.
 *
 * @param text as git takes it
 * @param protocol git's name for its way of transport: https, ssh or file
 */
public record GitAddress(String text, String protocol) {
  private static final String HTTPS = "https://";
  private static final String SSH = "ssh://";

  /**
   * Reads one.
   *
   * @throws PodspawnException PROJECT_ADDRESS_REFUSED
   */
  public static GitAddress parse(String text) {
    if (text.isEmpty() || text.charAt(0) == '-' || !isPrintable(text)) {
      throw refused(text, "it is no address");
    }
    String protocol = protocol(text);
    if (hasPassword(text)) {
      throw refused(text.substring(0, text.indexOf(':')), "there is a password in it");
    }
    return new GitAddress(text, protocol);
  }

  private static String protocol(String text) {
    if (text.startsWith("/")) {
      return "file";
    }
    if (text.startsWith(HTTPS)) {
      return "https";
    }
    if (text.startsWith(SSH) && !text.startsWith(SSH + "-")) {
      return "ssh";
    }
    int colon = text.indexOf(':');
    boolean host = colon > 0 && text.indexOf('/') != 0 && text.lastIndexOf('/', colon) < 0;
    // What follows "ext::" and the like is for a program of git's to understand.
    boolean plain = host
        && !text.startsWith("//", colon + 1)
        && text.charAt(Math.min(colon + 1, text.length() - 1)) != ':';
    if (plain && colon + 1 < text.length()) {
      return "ssh";
    }
    throw refused(text, "only https, ssh and absolute paths are fetched from");
  }

  private static boolean hasPassword(String text) {
    int start = text.indexOf("://");
    if (start < 0) {
      return false;
    }
    int slash = text.indexOf('/', start + 3);
    String authority = text.substring(start + 3, slash < 0 ? text.length() : slash);
    int at = authority.lastIndexOf('@');
    return at >= 0 && authority.substring(0, at).indexOf(':') >= 0;
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static PodspawnException refused(String text, String why) {
    return new PodspawnException(
        ErrorCode.PROJECT_ADDRESS_REFUSED,
        new Message("fetch from \"" + text + '"', why, "https://, ssh:// or an absolute path"),
        null);
  }
}
