package dev.podspawn.core.egress;

import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditLog;

/** Writes what a session was refused into the audit log: an event {@code policy.deny} for each target. */
public final class RefusalAudit {
  /** What one session may add to the log; the rest is one event with a number. */
  private static final int MAX_EVENTS = 200;

  private RefusalAudit() {}

  /** Records the refusals of a session that ends. Never fails. */
  public static void record(
      AuditLog log, String user, String session, String container, Refusals refusals) {
    AuditEvent event = AuditEvent.of(AuditEvent.Kind.POLICY_DENY, user, session).in(container);
    long rest = refusals.unrecorded();
    int written = 0;
    for (Refusal refusal : refusals.list()) {
      if (written < MAX_EVENTS) {
        log.record(of(event, refusal));
        written++;
      } else {
        rest += refusal.count();
      }
    }
    if (rest > 0) {
      log.record(event.with("reason", "network").with("target", "others").with("count", rest));
    }
  }

  private static AuditEvent of(AuditEvent event, Refusal refusal) {
    AuditEvent named = event
        .with("reason", "network")
        .with("target", refusal.target())
        .with("protocol", refusal.protocol());
    return (refusal.port() == 0 ? named : named.with("port", refusal.port()))
        .with("count", refusal.count());
  }
}
