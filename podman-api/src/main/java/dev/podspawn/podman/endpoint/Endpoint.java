package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.EngineException;
import java.io.IOException;

/**
 * One thing to ask of the engine's API: an immutable object that builds its request, reads its answer and words its own
 * failure. It knows nothing of how the bytes travel.
 *
 * @param <T> what the answer tells
 */
public interface Endpoint<T> {
  /** What is being done, continuing "could not". */
  String tried();

  ApiRequest request();

  /**
   * Reads the answer.
   *
   * @throws EngineException when the engine refused
   * @throws IOException when the answer breaks off, or is not what the API describes
   */
  T read(ApiAnswer answer) throws IOException;
}
