package dev.podspawn.core.toolbox;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import org.jspecify.annotations.Nullable;

/** The host's programs could not be collected; what was there before stays. */
public final class ToolboxException extends PodspawnException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason, and what to try. */
  public ToolboxException(String reason, String advice, @Nullable Throwable cause) {
    super(ErrorCode.TOOLBOX_FAILED, new Message("build the toolbox", reason, advice), cause);
  }
}
