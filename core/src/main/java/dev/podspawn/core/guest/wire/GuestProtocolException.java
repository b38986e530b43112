package dev.podspawn.core.guest.wire;

import java.io.IOException;

/** The guest said something that the protocol does not allow. */
public final class GuestProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What it said, in words for the admin. */
  public GuestProtocolException(String message) {
    super(message);
  }
}
