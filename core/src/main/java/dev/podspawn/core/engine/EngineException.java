package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import org.jspecify.annotations.Nullable;

/** A failure of the container engine, or of the way to it. */
public final class EngineException extends PodspawnException {
  private static final long serialVersionUID = 1L;

  public EngineException(
      ErrorCode code, Message forPerson, Message forAdmin, @Nullable Throwable cause) {
    super(code, forPerson, forAdmin, cause);
  }
}
