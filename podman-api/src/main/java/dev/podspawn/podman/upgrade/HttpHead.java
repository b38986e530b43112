package dev.podspawn.podman.upgrade;

import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;

/**
 * The head of an HTTP/1.1 answer (RFC 9112, sections 4 and 5), as much of it as says how the body ends.
 *
 * @param contentLength of the body in bytes; {@link #UNKNOWN} when the head does not say
 * @param chunked whether the body comes in chunks, which overrides its length
 * @param server the program that answers, for example {@code Libpod/4.3.1 (linux)}; empty when it does not say
 */
record HttpHead(int status, long contentLength, boolean chunked, String server) {
  static final long UNKNOWN = -1;

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_END = STATUS_AT + 3;

  /** Reads the lines of a head, the empty one after it left out. */
  static HttpHead parse(List<String> lines) throws ProtocolException {
    int status = status(lines.isEmpty() ? "" : lines.get(0));
    long length = UNKNOWN;
    boolean chunked = false;
    String server = "";
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new ProtocolException("not a header field: " + quote(line));
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = digits(value);
        case "transfer-encoding" -> chunked = isChunked(value);
        case "server" -> server = value;
        default -> {}
      }
    }
    return new HttpHead(status, length, chunked, server);
  }

  private static int status(String line) throws ProtocolException {
    boolean wellFormed = line.length() >= STATUS_END
        && line.startsWith("HTTP/1.")
        && line.charAt(STATUS_AT - 1) == ' '
        && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ');
    if (!wellFormed) {
      throw new ProtocolException("not an HTTP status line: " + quote(line));
    }
    long status = digits(line.substring(STATUS_AT, STATUS_END));
    if (status < 100) {
      throw new ProtocolException("not an HTTP status: " + quote(line));
    }
    return (int) status;
  }

  private static boolean isChunked(String value) throws ProtocolException {
    if (!value.equalsIgnoreCase("chunked")) {
      throw new ProtocolException("transfer coding not understood: " + quote(value));
    }
    return true;
  }

  private static long digits(String text) throws ProtocolException {
    if (text.isEmpty() || text.length() > 18) {
      throw new ProtocolException("not a number: " + quote(text));
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new ProtocolException("not a number: " + quote(text));
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static String quote(String text) {
    return '"' + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + '"';
  }

  /** Whether this announces that the real answer is still to come. */
  boolean interim() {
    return status >= 100 && status < 200 && status != 101;
  }

  /** Whether the connection now carries a program's streams: 101 after an upgrade, 200 without one. */
  boolean hijacked() {
    return status == 101 || status == 200;
  }
}
