package dev.podspawn.core.image;

import dev.podspawn.core.engine.BuildListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes down what a build says, up to a bound, and keeps its last lines at hand. */
final class BuildLog implements BuildListener, AutoCloseable {
  private static final int LAST_LINES = 12;
  private static final long MOST_CHARACTERS = 16 << 20;

  private final BufferedWriter file;
  private final BuildListener other;
  private final Deque<String> last = new ArrayDeque<>();
  private long written;

  private BuildLog(BufferedWriter file, BuildListener other) {
    this.file = file;
    this.other = other;
  }

  /** A log in place of an older one. */
  static BuildLog at(Path file, BuildListener other) throws IOException {
    return new BuildLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8), other);
  }

  @Override
  public void line(String text) {
    last.addLast(text);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
    try {
      if (written < MOST_CHARACTERS) {
        file.write(text);
        file.newLine();
        file.flush();
        written += text.length() + 1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    other.line(text);
  }

  List<String> last() {
    return List.copyOf(last);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
