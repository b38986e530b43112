package dev.podspawn.core.log;

/** A log that treats all severities alike. */
interface SeverityLog extends AdminLog {

  /** Writes one line. */
  void write(Severity severity, String line);

  @Override
  default void info(String line) {
    write(Severity.INFO, line);
  }

  @Override
  default void warning(String line) {
    write(Severity.WARNING, line);
  }

  @Override
  default void error(String line) {
    write(Severity.ERROR, line);
  }
}
