package dev.podspawn.core.guest.wire;

/** Why the guest gave up: the codes of ERROR. */
public enum GuestError {
  PROTOCOL(1),
  VERSION(2),
  EXEC(3),
  RESOURCE(4),
  CWD(5);

  private final int code;

  GuestError(int code) {
    this.code = code;
  }

  static GuestError of(int code) throws GuestProtocolException {
    for (GuestError error : values()) {
      if (error.code == code) {
        return error;
      }
    }
    throw new GuestProtocolException("an error of the unknown code " + code);
  }
}
