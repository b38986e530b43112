package dev.podspawn.core.config;

import java.nio.file.Path;

/** Where the audit log goes ({@code log.audit_log}). */
public sealed interface AuditTarget {
  /** The only value of this kind. */
  AuditTarget SYSLOG = new Syslog();

  /** The system's log. */
  record Syslog() implements AuditTarget {}

  /**
   * A file of the service account's; where each account has an engine of its own, one of that name in the state
   * directory of each.
   */
  record File(Path path) implements AuditTarget {}
}
