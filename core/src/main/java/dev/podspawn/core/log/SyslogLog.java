package dev.podspawn.core.log;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The system's log, by way of logger(1): Java has no syslog(3). The process is started only when there is something to
 * say, and waited for so that lines keep their order, but not for long.
 */
final class SyslogLog implements SeverityLog {
  private static final Path LOGGER = Path.of("/usr/bin/logger");
  private static final long PATIENCE_SECONDS = 2;

  private final Path logger;

  SyslogLog() {
    this(LOGGER);
  }

  /** With another program in logger's place. */
  SyslogLog(Path logger) {
    this.logger = logger;
  }

  @Override
  public void write(Severity severity, String line) {
    String priority = "auth." + severity.priority();
    String text =
        "pid=" + ProcessHandle.current().pid() + " user=" + userName() + " " + LogLine.safe(line);
    try {
      run(List.of(logger.toString(), "-t", "podspawn", "-p", priority, "--", text));
    } catch (IOException | RuntimeException e) {
      // Nobody is left who could be told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(List<String> argv) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(argv)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String userName() {
    return LogLine.safe(System.getProperty("user.name", "?"));
  }
}
