package dev.podspawn.core.setup;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import org.jspecify.annotations.Nullable;

/** The machine could not be set up; PS1601 to PS1608. */
public final class SetupException extends PodspawnException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason, and what to try. */
  public SetupException(ErrorCode code, String reason, String advice) {
    this(code, reason, advice, null);
  }

  /** A failure that another one led to. */
  public SetupException(ErrorCode code, String reason, String advice, @Nullable Throwable cause) {
    super(code, new Message("set this machine up", reason, advice), cause);
  }
}
