package dev.podspawn.core.net;

import java.net.IDN;
import java.util.Locale;

/** The rules for host names: RFC 1123 section 2.1, in lower case, at most 253 characters, each label at most 63. */
final class HostName {
  private static final int MAX = 253;
  private static final int MAX_LABEL = 63;

  private HostName() {}

  /**
   * The name in lower case.
   *
   * @throws DestinationException it is none, or could be taken for an address
   */
  static String parse(String text) throws DestinationException {
    String name = text.toLowerCase(Locale.ROOT);
    requireAscii(text);
    if (name.isEmpty()) {
      throw new DestinationException("there is no host name");
    }
    if (name.endsWith(".")) {
      throw new DestinationException("leave out the point at the end");
    }
    if (name.length() > MAX) {
      throw new DestinationException("a host name has at most " + MAX + " characters");
    }
    String[] labels = name.split("\\.", -1);
    for (String label : labels) {
      requireLabel(label);
    }
    requireNoAddress(labels);
    return name;
  }

  private static void requireAscii(String text) throws DestinationException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        throw new DestinationException("write the name in ASCII" + punycode(text));
      }
    }
  }

  private static String punycode(String text) {
    try {
      return ", perhaps as " + IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      return ", as punycode (xn--...)";
    }
  }

  private static void requireLabel(String label) throws DestinationException {
    boolean sound = !label.isEmpty() && !label.startsWith("-") && !label.endsWith("-");
    for (int i = 0; sound && i < label.length(); i++) {
      char c = label.charAt(i);
      sound = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!sound) {
      throw new DestinationException(
          "a host name is made of letters, digits, points and '-' between them");
    }
    if (label.length() > MAX_LABEL) {
      throw new DestinationException(
          "a part of a host name has at most " + MAX_LABEL + " characters");
    }
  }

  /** What inet_aton(3) would read, such as 0x7f.1 or 017700000001, is an address to many programs. */
  private static void requireNoAddress(String[] labels) throws DestinationException {
    String last = labels[labels.length - 1];
    boolean digits = true;
    for (int i = 0; i < last.length(); i++) {
      digits = digits && last.charAt(i) >= '0' && last.charAt(i) <= '9';
    }
    if (digits || last.startsWith("0x")) {
      throw new DestinationException(
          "it is neither a host name nor an address such as 192.0.2.7 (four decimal numbers)");
    }
  }
}
