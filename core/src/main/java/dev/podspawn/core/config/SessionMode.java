package dev.podspawn.core.config;

/** When a session's container goes ({@code session.mode}). */
public enum SessionMode implements Word {
  GRACE_PERIOD("grace-period"),
  DESTROY_ON_DISCONNECT("destroy-on-disconnect"),
  PERSISTENT("persistent");

  private final String word;

  SessionMode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
