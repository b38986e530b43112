package dev.podspawn.pty;

import com.sun.jna.LastErrorException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;

/** A call of the C library failed. */
public final class NativeException extends PodspawnException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  NativeException(String tried, String function, LastErrorException cause) {
    super(
        ErrorCode.TERMINAL_FAILED,
        Message.of(tried, function + " failed with " + cause.getMessage()),
        cause);
    this.errno = cause.getErrorCode();
  }

  /** The error number of errno(3). */
  public int errno() {
    return errno;
  }
}
