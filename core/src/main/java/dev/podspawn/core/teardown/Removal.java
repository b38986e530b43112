package dev.podspawn.core.teardown;

import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.egress.RefusalAudit;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionStore;
import java.util.Optional;

/**
 * Clears a session away, under the user's lock: container, then network, then record. The record goes last, so that a
 * removal that failed is tried again.
 */
public record Removal(
    Engine engine, SessionStore store, EngineNames names, AuditLog audit, Fence fence) {

  /** A removal that no audit log hears of. */
  public Removal(Engine engine, SessionStore store, EngineNames names) {
    this(engine, store, names, AuditLog.none(), Fence.NONE);
  }

  /** Removes what there is of it; what is gone already does not matter. */
  public void remove(SessionRecord record, Removed.Reason reason) {
    recordRefusals(record);
    engine.remove(record.container());
    record(record.session().user().text(), record.container(), reason);
    Optional<String> network = names.network(record.session());
    if (network.isPresent()) {
      engine.removeNetwork(network.get());
    }
    store.forget(record);
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
