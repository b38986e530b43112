package dev.podspawn.core.config;

/** Where the ports are reached that a project's Podfile exposes ({@code ports}). */
public enum PortMode implements Word {
  /** Nowhere but in the container. */
  NONE("none"),
  /** At ports of the server's 127.0.0.1, by everybody who has an account there. */
  LOOPBACK("loopback");

  private final String word;

  PortMode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
