package dev.podspawn.core.teardown;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionStore;
import java.util.Optional;

/**
 * Clears a session away, under the user's lock: container, then network, then record. The record goes last, so that a
 * removal that failed is tried again by the next login.
 */
public final class Teardown implements SessionLease.LastOut {
  private final Engine engine;
  private final SessionStore store;
  private final EngineNames names;
  private final AdminLog log;

  /** A teardown on this engine of what these names name. */
  public Teardown(Engine engine, SessionStore store, EngineNames names, AdminLog log) {
    this.engine = engine;
    this.store = store;
    this.names = names;
    this.log = log;
  }

  /** At the end of a login a failure goes to the log only: the program's exit status is what counts. */
  @Override
  public void leave(Session session) {
    try {
      remove(session);
    } catch (EngineException e) {
      log.warning(e.adminLine());
    }
  }

  /** Does nothing for a session without a record. */
  public void remove(Session session) {
    Optional<String> container = store.container(session);
    if (container.isPresent()) {
      engine.remove(container.get());
      Optional<String> network = names.network(session);
      if (network.isPresent()) {
        engine.removeNetwork(network.get());
      }
      store.forget(session);
    }
  }
}
