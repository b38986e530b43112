package dev.podspawn.core.teardown;

import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.egress.RefusalAudit;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.forward.SharedNet;
import dev.podspawn.core.forward.SharedNets;
import dev.podspawn.core.service.ServiceRemoval;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionStore;
import java.util.Optional;

/**
 * Clears a session away, under the user's lock: services, container, then the network with the container that owns it, if
 * one does, then record. The record goes last, so that a removal that failed is tried again.
 */
public record Removal(
    Engine engine,
    SessionStore store,
    EngineNames names,
    AuditLog audit,
    Fence fence,
    SharedNets nets) {

  /** A removal that no audit log hears of. */
  public Removal(Engine engine, SessionStore store, EngineNames names) {
    this(engine, store, names, AuditLog.none(), Fence.NONE, SharedNets.NONE);
  }

  /** Removes what there is of it; what is gone already does not matter. */
  public void remove(SessionRecord record, Removed.Reason reason) {
    removeContainer(record, reason);
    removeNetwork(record.session());
    store.forget(record);
  }

  /**
   * Removes its container and the record, but not the network that it shares: what is forwarded goes on, and the session's
   * next container joins.
   */
  public void removeFromNetwork(SessionRecord record, Removed.Reason reason) {
    removeContainer(record, reason);
    store.forget(record);
  }

  /** Whether a container of its own keeps the session's network up. */
  public boolean hasNetwork(Session session) {
    return nets.find(session).filter(SharedNet::isAlive).isPresent();
  }

  private void removeContainer(SessionRecord record, Removed.Reason reason) {
    recordRefusals(record);
    removeServices(record);
    engine.remove(record.container());
    record(record.session().user().text(), record.container(), reason);
  }

  /** Only a project's session can have some. */
  private void removeServices(SessionRecord record) {
    if (record.podfile().isPresent()) {
      boolean keeping = record.mode() == SessionMode.PERSISTENT;
      new ServiceRemoval(engine, names).remove(record.session(), keeping);
    }
  }

  /** What there is of a session's network, after its last container. */
  void removeNetwork(Session session) {
    Optional<SharedNet> shared = nets.find(session);
    if (shared.isPresent()) {
      engine.remove(shared.get().container());
    }
    Optional<String> network = names.network(session);
    if (network.isPresent()) {
      engine.removeNetwork(network.get());
    }
    if (shared.isPresent()) {
      nets.forget(session);
    }
  }

  /** What a fence has counted goes with the container. */
  private void recordRefusals(SessionRecord record) {
    if (audit.isKept()) {
      RefusalAudit.record(
          audit,
          record.session().user().text(),
          record.id(),
          record.container(),
          fence.refusals(engine, record.container()));
    }
  }

  /** Tells the audit log that a container is gone. */
  void record(String user, String container, Removed.Reason reason) {
    audit.record(AuditEvent.of(AuditEvent.Kind.CONTAINER_DESTROY, user, SessionRecord.id(container))
        .in(container)
        .with("reason", reason.word()));
  }
}
