package dev.podspawn.core.log;

import java.nio.file.Path;
import java.util.Optional;

/** Makes logs. */
public final class AdminLogs {
  private AdminLogs() {}

  /**
   * The log in a file, or else, and also while the file cannot be written, the system's log.
   *
   * @param file {@code log.file}
   */
  public static AdminLog of(Optional<Path> file) {
    SyslogLog system = new SyslogLog();
    return file.isPresent() ? new FileLog(file.get(), system) : system;
  }

  /** A log that nobody reads, for commands that a person runs on a machine of their own. */
  public static AdminLog none() {
    return new NoLog();
  }
}
