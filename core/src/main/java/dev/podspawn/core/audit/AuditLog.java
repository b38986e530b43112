package dev.podspawn.core.audit;

import dev.podspawn.core.config.AuditTarget;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.log.LoggerProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the record of events. What cannot be written is a warning in the admin's log, once for each process, and breaks
 * nothing, except where the admin wants no login without a record ({@code log.audit_required}). Safe for several
 * threads.
 */
public final class AuditLog {
  private static final AdminLog NOBODY = new AdminLog() {
    @Override
    public void info(String line) {}

    @Override
    public void warning(String line) {}

    @Override
    public void error(String line) {}
  };

  private final Optional<AuditSink> sink;
  private final String where;
  private final String actor;
  private final boolean required;
  private final AdminLog admin;
  private final AtomicBoolean warned = new AtomicBoolean();

  AuditLog(Optional<AuditSink> sink, String where, String actor, boolean required, AdminLog admin) {
    this.sink = sink;
    this.where = where;
    this.actor = actor;
    this.required = required;
    this.admin = admin;
  }

  /**
   * The log that the configuration asks for.
   *
   * @param file where {@link AuditTarget.File} is for this account
   * @param actor whose doing everything is that this process records
   * @param required {@code log.audit_required}
   * @param admin told when the log cannot be written
   */
  public static AuditLog of(
      Optional<AuditTarget> target, Path file, String actor, boolean required, AdminLog admin) {
    if (target.isEmpty()) {
      return none();
    }
    return target.get() instanceof AuditTarget.Syslog
        ? new AuditLog(
            Optional.of(new AuditSyslog(new LoggerProgram())), "syslog", actor, required, admin)
        : new AuditLog(Optional.of(new AuditFile(file)), file.toString(), actor, required, admin);
  }

  /** Records nothing. */
  public static AuditLog none() {
    return new AuditLog(Optional.empty(), "", "", false, NOBODY);
  }

  /** Whether anything is recorded, so that there is a use in looking for it. */
  public boolean isKept() {
    return sink.isPresent();
  }

  /** Records what has happened; never fails. */
  public void record(AuditEvent event) {
    try {
      write(event);
    } catch (IOException | RuntimeException e) {
      if (warned.compareAndSet(false, true)) {
        admin.warning(ErrorCode.AUDIT_FAILED, message(event, e));
      }
    }
  }

  /**
   * Records what is about to happen.
   *
   * @throws PodspawnException AUDIT_FAILED: it may not happen without a record, and there is none
   */
  public void demand(AuditEvent event) {
    if (!required) {
      record(event);
      return;
    }
    try {
      write(event);
    } catch (IOException | RuntimeException e) {
      throw new PodspawnException(
          ErrorCode.AUDIT_FAILED,
          new Message(
              "go on",
              "this machine keeps a record of logins, which cannot be written",
              "asking the admin of this machine"),
          message(event, e),
          e);
    }
  }

  private void write(AuditEvent event) throws IOException {
    if (sink.isPresent()) {
      sink.get().add(AuditLine.of(event, actor, Instant.now()));
    }
  }

  private Message message(AuditEvent event, Exception e) {
    return new Message(
        "write " + event.kind().text() + " to the audit log " + where,
        e.toString(),
        "making it a file that the account which runs podspawn can write and nobody else");
  }
}
