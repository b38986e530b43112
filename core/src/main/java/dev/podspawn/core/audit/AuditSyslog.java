package dev.podspawn.core.audit;

import dev.podspawn.core.log.LoggerProgram;
import java.io.IOException;

/** The audit log in the system's log, under a tag of its own; journald and the like add whose process it was. */
final class AuditSyslog implements AuditSink {
  private static final String TAG = "podspawn-audit";
  private static final String PRIORITY = "auth.info";

  private final LoggerProgram logger;

  AuditSyslog(LoggerProgram logger) {
    this.logger = logger;
  }

  @Override
  public void add(String line) throws IOException {
    logger.send(TAG, PRIORITY, line);
  }
}
