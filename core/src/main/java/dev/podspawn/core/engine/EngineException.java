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

  /** A container that ended right after its start: {@link ErrorCode#CONTAINER_DIED}. */
  public static EngineException diedAtStart() {
    Message message = new Message(
        "keep your container running",
        "it ended right after its start",
        "an image that has a sleep program, or ask the admin of this machine");
    return new EngineException(ErrorCode.CONTAINER_DIED, message, message, null);
  }
}
