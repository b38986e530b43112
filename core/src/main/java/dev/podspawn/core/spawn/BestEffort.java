package dev.podspawn.core.spawn;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * Makes containers as they are asked for. Where the engine says that it cannot, what {@code security.best_effort} names is
 * left out; {@link dev.podspawn.core.box.BoxCheck} warns of it, for it goes by what was asked for.
 */
record BestEffort(Engine engine, List<Promise> named) {
  BestEffort {
    named = List.copyOf(named);
  }

  /**
   * Makes a container, and returns its id.
   *
   * @throws EngineException as {@link Engine#create} has it, of what may not be left out
   */
  String create(ContainerSpec spec) {
    try {
      return engine.create(spec);
    } catch (EngineException e) {
      return create(without(e.code(), spec).orElseThrow(() -> e));
    }
  }

  /** Nothing where what the engine cannot do is not let go, or was not asked for. */
  private Optional<ContainerSpec> without(ErrorCode code, ContainerSpec spec) {
    ContainerSpec.Box box = spec.security().box();
    Optional<ContainerSpec> less = switch (code) {
      case DISK_LIMIT_UNSUPPORTED -> let(Promise.DISK, spec.withoutDiskLimit());
      case RUNTIME_UNAVAILABLE, RUNTIME_NOT_USED ->
        let(Promise.RUNTIME, spec.in(box.withoutRuntime()));
      case USERNS_UNAVAILABLE -> let(Promise.USERNS, spec.in(box.withoutUserns()));
      default -> Optional.empty();
    };
    return less.filter(other -> !other.equals(spec));
  }

  private Optional<ContainerSpec> let(Promise promise, ContainerSpec less) {
    return named.contains(promise) ? Optional.of(less) : Optional.empty();
  }
}
