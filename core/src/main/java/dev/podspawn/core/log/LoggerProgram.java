package dev.podspawn.core.log;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * logger(1), the way to the system's log: Java has no syslog(3). The process is started only when there is something to
 * say, and waited for so that lines keep their order, but not for long.
 */
public final class LoggerProgram {
  private static final Path LOGGER = Path.of("/usr/bin/logger");
  private static final long PATIENCE_SECONDS = 2;

  private final Path program;

  public LoggerProgram() {
    this(LOGGER);
  }

  /** With another program in logger's place. */
  public LoggerProgram(Path program) {
    this.program = program;
  }

  /**
   * Sends one line.
   *
   * @param priority {@code facility.level}
   * @param line without a line end
   * @throws IOException logger cannot be started, failed, did not end in time, or this thread was interrupted
   */
  public void send(String tag, String priority, String line) throws IOException {
    Process process = new ProcessBuilder(
            List.of(program.toString(), "-t", tag, "-p", priority, "--", line))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(program + " does not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(program + " was not waited for", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(program + " exited with " + process.exitValue());
    }
  }
}
