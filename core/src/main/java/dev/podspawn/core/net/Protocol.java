package dev.podspawn.core.net;

/** Which transport protocols a {@link Destination} speaks of. */
public enum Protocol {
  /** Both, and ping: of a destination without a port. */
  ANY(""),
  TCP("tcp"),
  UDP("udp");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  /** As nft(8) and configuration files write it; empty for {@link #ANY}. */
  public String word() {
    return word;
  }
}
