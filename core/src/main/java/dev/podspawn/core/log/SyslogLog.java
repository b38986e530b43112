package dev.podspawn.core.log;

import java.io.IOException;
import java.nio.file.Path;

/** The system's log. */
final class SyslogLog implements SeverityLog {
  private final LoggerProgram logger;

  SyslogLog() {
    this(new LoggerProgram());
  }

  /** With another program in logger's place. */
  SyslogLog(Path logger) {
    this(new LoggerProgram(logger));
  }

  private SyslogLog(LoggerProgram logger) {
    this.logger = logger;
  }

  @Override
  public void write(Severity severity, String line) {
    String text =
        "pid=" + ProcessHandle.current().pid() + " user=" + userName() + " " + LogLine.safe(line);
    try {
      logger.send("podspawn", "auth." + severity.priority(), text);
    } catch (IOException | RuntimeException e) {
      // Nobody is left who could be told.
      return;
    }
  }

  private static String userName() {
    return LogLine.safe(System.getProperty("user.name", "?"));
  }
}
