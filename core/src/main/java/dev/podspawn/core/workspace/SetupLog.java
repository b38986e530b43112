package dev.podspawn.core.workspace;

import dev.podspawn.core.file.TailedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes down what steps say, up to a bound, and keeps the last lines of the one that runs at hand. */
public final class SetupLog implements AutoCloseable {
  private final TailedLog log;
  private final SetupWatch watch;

  private SetupLog(TailedLog log, SetupWatch watch) {
    this.log = log;
    this.watch = watch;
  }

  /** A log in place of an older one; the watch hears all that is written. */
  public static SetupLog at(Path file, SetupWatch watch) throws IOException {
    return new SetupLog(TailedLog.at(file), watch);
  }

  /** A step begins. */
  public void begin(String step) {
    log.forgetLast();
    log.note("== " + step);
    watch.begins(step);
  }

  /** It says a line. */
  public void line(String text) {
    log.line(text);
    watch.line(text);
  }

  /** How it failed. */
  public void failed(String reason) {
    log.note("== " + reason);
  }

  /** The last lines of the step. */
  public List<String> last() {
    return log.last();
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
