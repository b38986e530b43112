package dev.podspawn.core.config;

/** A file that asks for more than any configuration needs. It never leaves this package. */
final class TooMuchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  TooMuchException(int line, String reason) {
    super(reason, null, false, false);
    this.line = line;
    this.reason = reason;
  }

  int line() {
    return line;
  }

  String reason() {
    return reason;
  }
}
