package dev.podspawn.core.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads addresses by hand, strictly: no octal, no hexadecimal, no short forms of IPv4, no zones, and no resolver. */
public final class AddressText {
  private static final int LONGEST_V6 = 45;

  private AddressText() {}

  /** An IPv4 or IPv6 address, or empty when the text is none. */
  public static Optional<InetAddress> parse(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  /** Four decimal numbers from 0 to 255 without leading zeros, as RFC 6943 section 3.1.1 calls strict. */
  static Optional<InetAddress> v4(String text) {
    byte[] bytes = new byte[4];
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      int point = text.indexOf('.', start);
      boolean last = i == bytes.length - 1;
      if (last != point < 0) {
        return Optional.empty();
      }
      int number = number(text.substring(start, last ? text.length() : point), 255);
      if (number < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) number;
      start = point + 1;
    }
    return Optional.of(Network.ofBytes(bytes));
  }

  /** RFC 4291 section 2.2. The JDK reads a text with these letters and a colon without asking a resolver. */
  private static Optional<InetAddress> v6(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789abcdefABCDEF:.".indexOf(text.charAt(i)) < 0) {
        return Optional.empty();
      }
    }
    if (text.length() > LONGEST_V6 || text.startsWith(".")) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(text);
      // An IPv4 address in disguise (::ffff:1.2.3.4) becomes one here, and is not taken for either.
      return address.getAddress().length == 16 ? Optional.of(address) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** A decimal number without leading zeros, or -1. */
  static int number(String text, int max) {
    boolean sound =
        !text.isEmpty() && text.length() <= 5 && (text.length() == 1 || text.charAt(0) != '0');
    int number = 0;
    for (int i = 0; sound && i < text.length(); i++) {
      char c = text.charAt(i);
      sound = c >= '0' && c <= '9';
      number = number * 10 + (c - '0');
    }
    return sound && number <= max ? number : -1;
  }
}
