package dev.podspawn.core.error;

import org.jspecify.annotations.Nullable;

/** A failure that podspawn understands: never shown with a stack trace to a user. */
public class PodspawnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Message forPerson;
  private final transient Message forAdmin;

  /** A failure whose two sentences are the same. */
  public PodspawnException(ErrorCode code, Message message, @Nullable Throwable cause) {
    this(code, message, message, cause);
  }

  /**
   * A failure that tells the admin more than the person.
   *
   * @param forPerson what the person at the terminal reads: no path, no address, nothing of other users
   * @param forAdmin what the log gets: everything needed to put it right
   */
  public PodspawnException(
      ErrorCode code, Message forPerson, Message forAdmin, @Nullable Throwable cause) {
    super(code.text() + " " + forAdmin.sentence(), cause);
    this.code = code;
    this.forPerson = forPerson;
    this.forAdmin = forAdmin;
  }

  public ErrorCode code() {
    return code;
  }

  /** The line for the person at the terminal, with its code, without a line end. */
  public String personLine() {
    return code.text() + " " + forPerson.sentence();
  }

  /** The line for the admin's log, with its code, without a line end. */
  public String adminLine() {
    return code.text() + " " + forAdmin.sentence();
  }
}
