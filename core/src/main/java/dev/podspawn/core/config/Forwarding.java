package dev.podspawn.core.config;

/** Where forwarded ports of a login end ({@code forwarding}). */
public enum Forwarding implements Word {
  NONE("none"),
  CONTAINER("container");

  private final String word;

  Forwarding(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
