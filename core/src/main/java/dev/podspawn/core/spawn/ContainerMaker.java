package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a session's container in an order that leaves it findable after a crash at any point: labels, create, record,
 * start. Its PID 1 is {@code sleep <lifetime>} under the engine's init, so that it ends by itself even when nothing of
 * ours is left to end it.
 */
final class ContainerMaker {
  private final Engine engine;
  private final SessionStore store;
  private final SpawnSettings settings;

  ContainerMaker(Engine engine, SessionStore store, SpawnSettings settings) {
    this.engine = engine;
    this.store = store;
    this.settings = settings;
  }

  /** Makes and starts the container, and returns its id; what was made of it before a failure goes again. */
  String make(Session session) {
    Map<String, String> labels = settings.names().labels(session);
    Optional<String> network = settings.names().network(session);
    if (network.isPresent()) {
      engine.createNetwork(network.get(), labels);
    }
    boolean made = false;
    try {
      String container = create(session, labels);
      store.record(session, container);
      engine.start(container);
      made = true;
      return container;
    } finally {
      if (!made) {
        undo(session, network);
      }
    }
  }

  private String create(Session session, Map<String, String> labels) {
    ContainerSpec spec = spec(session, labels);
    try {
      return engine.create(spec);
    } catch (EngineException e) {
      if (e.code() != ErrorCode.CONTAINER_NAME_IN_USE || !removeLeftover(labels, spec.name())) {
        throw e;
      }
      return engine.create(spec);
    }
  }

  /** A login that was killed between create and record leaves a container that carries our labels, and no record. */
  private boolean removeLeftover(Map<String, String> labels, String name) {
    Optional<ContainerInfo> holder = engine.inspect(name);
    if (holder.isPresent() && !holder.get().labels().entrySet().containsAll(labels.entrySet())) {
      return false;
    }
    engine.remove(name);
    return true;
  }

  private void undo(Session session, Optional<String> network) {
    Optional<String> container = store.container(session);
    try {
      if (container.isPresent()) {
        engine.remove(container.get());
      }
      if (network.isPresent()) {
        engine.removeNetwork(network.get());
      }
      store.forget(session);
    } catch (EngineException e) {
      // The failure that brought us here is the one to tell; a record that is left makes the next
      // login try again.
      return;
    }
  }

  private ContainerSpec spec(Session session, Map<String, String> labels) {
    return new ContainerSpec(
        settings.names().container(session),
        settings.image(),
        List.of("sleep", Long.toString(settings.lifetimeSeconds())),
        labels,
        Map.of(),
        Optional.of(session.hostname()),
        settings.names().network(session),
        settings.limits(),
        settings.security());
  }
}
