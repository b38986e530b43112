package dev.podspawn.core.config;

/** Which logins are recorded ({@code session.record}). */
public enum RecordMode implements Word {
  OFF("off"),
  /** Those with a terminal. */
  TTY("tty"),
  /** Those without one as well, but for SFTP. */
  ALL("all");

  private final String word;

  RecordMode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
