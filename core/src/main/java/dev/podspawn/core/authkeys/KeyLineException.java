package dev.podspawn.core.authkeys;

/** Why a line cannot be used. The text never repeats the line, which may hold anything, even a private key. */
final class KeyLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  KeyLineException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
