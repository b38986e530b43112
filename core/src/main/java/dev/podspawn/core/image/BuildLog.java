package dev.podspawn.core.image;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.file.TailedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes down what a build says, up to a bound, and keeps its last lines at hand. */
final class BuildLog implements BuildListener, AutoCloseable {
  private final TailedLog log;
  private final BuildListener other;

  private BuildLog(TailedLog log, BuildListener other) {
    this.log = log;
    this.other = other;
  }

  /** A log in place of an older one. */
  static BuildLog at(Path file, BuildListener other) throws IOException {
    return new BuildLog(TailedLog.at(file), other);
  }

  @Override
  public void line(String text) {
    log.line(text);
    other.line(text);
  }

  List<String> last() {
    return log.last();
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
