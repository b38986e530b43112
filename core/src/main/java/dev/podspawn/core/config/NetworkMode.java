package dev.podspawn.core.config;

/** What a session's container may reach ({@code network}). */
public enum NetworkMode implements Word {
  /** Everything but this host, its neighbours on it, and what is denied. */
  FULL("full"),
  /** Nothing but itself. */
  NONE("none"),
  /** What is listed, by name or address. */
  ALLOWLIST("allowlist");

  private final String word;

  NetworkMode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
