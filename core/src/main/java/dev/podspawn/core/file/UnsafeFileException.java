package dev.podspawn.core.file;

import java.io.IOException;

/** A file that somebody else could change, or that is no file at all: its content must not be obeyed. */
public final class UnsafeFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String fix;

  /**
   * A refusal that says how to put it right.
   *
   * @param reason what is wrong, as a clause
   * @param fix what to do, continuing "try"
   */
  public UnsafeFileException(String reason, String fix) {
    super(reason);
    this.reason = reason;
    this.fix = fix;
  }

  public String reason() {
    return reason;
  }

  public String fix() {
    return fix;
  }
}
