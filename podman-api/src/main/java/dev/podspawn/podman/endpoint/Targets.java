package dev.podspawn.podman.endpoint;

import java.nio.charset.StandardCharsets;

/** Writes names into request targets (RFC 3986). */
final class Targets {
  private static final String HEX = "0123456789ABCDEF";

  private Targets() {}

  /** A path segment or query value, everything but the unreserved characters percent-encoded. */
  static String encode(String text) {
    return encode(text, "-._~");
  }

  /** An image reference, which stands in paths with its slashes and colons as they are. */
  static String encodeImage(String reference) {
    return encode(reference, "-._~/:@");
  }

  private static String encode(String text, String alsoPlain) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isAlphanumeric(c) || alsoPlain.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  /**
   * The path of a container, network or exec.
   *
   * @throws IllegalArgumentException when the name is none that an engine gives or accepts; it would name another path
   */
  static String of(String kind, String name, String rest) {
    if (name.isEmpty() || name.charAt(0) == '.') {
      throw new IllegalArgumentException("not a name: '" + name + "'");
    }
    return "/" + kind + "/" + encode(name) + rest;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
