package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ScalarType;
import java.util.Optional;

/** A TCP port. */
final class PortType extends ScalarType<Integer> {
  private static final int MAX = 65_535;
  private static final int MAX_DIGITS = 5;

  @Override
  protected Optional<Integer> parse(String text) {
    boolean sound = !text.isEmpty() && text.length() <= MAX_DIGITS;
    int port = 0;
    for (int i = 0; sound && i < text.length(); i++) {
      char c = text.charAt(i);
      sound = c >= '0' && c <= '9';
      port = port * 10 + c - '0';
    }
    return sound && port > 0 && port <= MAX ? Optional.of(port) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "a port, 1 to 65535";
  }
}
