package dev.podspawn.core.egress;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of a DNS question (RFC 1035 section 4.1.2) from the bytes that a set holds, which the container chose. Only
 * letters, digits, '-', '_' and points come out as they are; a name that is cut off ends with "...".
 */
final class RefusedName {
  private static final int MAX_LABEL = 63;

  private RefusedName() {}

  /** The name; empty where the bytes begin with no label at all. */
  static Optional<String> of(byte[] wire) {
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (at < wire.length && wire[at] != 0) {
      int length = wire[at] & 0xff;
      if (length > MAX_LABEL) {
        return Optional.empty();
      }
      name.append(name.length() == 0 ? "" : ".");
      for (int i = at + 1; i <= at + length && i < wire.length; i++) {
        name.append(shown((char) (wire[i] & 0xff)));
      }
      at += length + 1;
    }
    if (at >= wire.length) {
      name.append("...");
    }
    String text = name.toString().toLowerCase(Locale.ROOT);
    return Optional.of(text.isEmpty() ? "." : text);
  }

  private static char shown(char c) {
    boolean plain = (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
    return plain ? c : '?';
  }
}
