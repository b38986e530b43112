package dev.podspawn.podman;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where containers are made whose runtime is not the engine's own. Podman makes a container under the runtime that its
 * service was started with, and remembers it: everything else about the container can be asked of any service.
 */
@FunctionalInterface
public interface RuntimeSockets {
  /** The engine's own service makes them, as Docker's does. */
  RuntimeSockets NONE = runtime -> Optional.empty();

  /**
   * The socket of a service that makes containers under a runtime; empty where the engine's own does.
   *
   * @throws dev.podspawn.core.engine.EngineException when there should be one, and cannot
   */
  Optional<Path> of(String runtime);
}
