package dev.podspawn.core.config;

/** How bytes reach the container ({@code session.transport}). */
public enum Transport implements Word {
  AUTO("auto"),
  GUEST("guest"),
  DIRECT("direct");

  private final String word;

  Transport(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
