package dev.podspawn.core.config;

/** What of a login is forwarded, and where it ends ({@code forwarding}). */
public enum Forwarding implements Word {
  NONE("none"),
  CONTAINER("container"),
  /** The client's display, too. */
  CONTAINER_AND_X11("container+x11");

  private final String word;

  Forwarding(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether ports are forwarded, which then end in the container. */
  public boolean endsInContainer() {
    return this != NONE;
  }

  /** Whether programs in the container reach the client's display. */
  public boolean hasDisplay() {
    return this == CONTAINER_AND_X11;
  }
}
