package dev.podspawn.core.net;

/** A text that is no {@link Destination}; the message is a clause that says why, and what may have been meant. */
public final class DestinationException extends Exception {
  private static final long serialVersionUID = 1L;

  DestinationException(String reason) {
    super(reason);
  }

  /** Why, as a clause without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
