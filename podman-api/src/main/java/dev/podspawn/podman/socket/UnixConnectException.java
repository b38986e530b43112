package dev.podspawn.podman.socket;

import java.io.IOException;
import java.net.ConnectException;

/** Nobody could be reached on a Unix socket; says why without asking the locale's words of the system. */
public final class UnixConnectException extends ConnectException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** There is no such file. */
    MISSING,
    /** This account may not open it. */
    NOT_PERMITTED,
    /** The file is there, and nobody listens. */
    NOBODY_LISTENS
  }

  private final Reason reason;

  UnixConnectException(Reason reason, IOException cause) {
    super(cause.getMessage());
    this.reason = reason;
    initCause(cause);
  }

  public Reason reason() {
    return reason;
  }
}
