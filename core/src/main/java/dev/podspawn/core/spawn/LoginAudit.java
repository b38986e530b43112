package dev.podspawn.core.spawn;

import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionRecord;
import java.util.Optional;

/** One connection in the audit log, from the moment that it has a container. */
final class LoginAudit implements AutoCloseable {
  private final AuditLog log;
  private final Session session;
  private final String container;

  private LoginAudit(AuditLog log, Session session, String container) {
    this.log = log;
    this.session = session;
    this.container = container;
  }

  /**
   * Records that the connection begins.
   *
   * @param client the client's address
   * @throws dev.podspawn.core.error.PodspawnException AUDIT_FAILED, where no login may go without a record
   */
  static LoginAudit connected(
      AuditLog log, SpawnRequest request, Optional<String> client, String container) {
    LoginAudit audit = new LoginAudit(log, request.session(), container);
    AuditEvent event = audit.event(AuditEvent.Kind.SESSION_CONNECT).with("kind", kind(request));
    log.demand(client.isPresent() ? event.with("client", client.get()) : event);
    return audit;
  }

  /** Records that its program has ended; what it was is the user's own business. */
  ExitStatus ended(ExitStatus status) {
    log.record(event(AuditEvent.Kind.SESSION_COMMAND).with("exit_code", status.value()));
    return status;
  }

  /** Records that the connection is over. */
  @Override
  public void close() {
    log.record(event(AuditEvent.Kind.SESSION_DISCONNECT));
  }

  private AuditEvent event(AuditEvent.Kind kind) {
    return AuditEvent.of(kind, session.user().text(), SessionRecord.id(container))
        .in(container);
  }

  private static String kind(SpawnRequest request) {
    if (request.kind() instanceof SessionKind.Shell) {
      return "shell";
    }
    return request.kind() instanceof SessionKind.Sftp ? "sftp" : "command";
  }
}
