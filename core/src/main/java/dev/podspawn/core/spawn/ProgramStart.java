package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.session.SessionLease;
import java.util.Optional;

/**
 * Starts a login's program without asking first whether its container still runs: one that turns out to be gone is
 * replaced, once.
 *
 * @param hook what is run before in it; empty where no Podfile could ask for that
 */
record ProgramStart(Engine engine, SessionContainer containers, Optional<StartHook> hook) {

  /** What is run, which is a matter of what a container was made from. */
  @FunctionalInterface
  interface Specs {
    ExecSpec in(SessionContainer.Found container);
  }

  /** The running program, in this container or in the one that has taken its place. */
  Exec in(SessionContainer.Found container, Specs specs, SessionLease lease) {
    Optional<Exec> exec = exec(container, specs.in(container), lease);
    if (exec.isPresent()) {
      return exec.get();
    }
    SessionContainer.Found other = containers.replace(lease, container.id());
    return exec(other, specs.in(other), lease).orElseThrow(EngineException::diedAtStart);
  }

  /** Nothing when the container turns out to be gone, and somebody else made it: then another may take its place. */
  private Optional<Exec> exec(SessionContainer.Found found, ExecSpec spec, SessionLease lease) {
    try {
      if (hook.isPresent()) {
        hook.get().run(found.container(), lease.session());
      }
      Optional<String> account = found.container().account().map(ImageAccount::text);
      return Optional.of(engine.exec(found.id(), spec.as(account)));
    } catch (EngineException e) {
      if (e.code() != ErrorCode.CONTAINER_GONE) {
        throw e;
      }
      if (found.fresh()) {
        throw EngineException.diedAtStart();
      }
      return Optional.empty();
    }
  }
}
