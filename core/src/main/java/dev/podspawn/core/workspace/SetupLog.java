package dev.podspawn.core.workspace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes down what steps say, up to a bound, and keeps the last lines of the one that runs at hand. */
public final class SetupLog implements AutoCloseable {
  private static final int LAST_LINES = 12;
  private static final long MOST_CHARACTERS = 16 << 20;

  private final BufferedWriter file;
  private final SetupWatch watch;
  private final Deque<String> last = new ArrayDeque<>();
  private long written;

  private SetupLog(BufferedWriter file, SetupWatch watch) {
    this.file = file;
    this.watch = watch;
  }

  /** A log in place of an older one; the watch hears all that is written. */
  public static SetupLog at(Path file, SetupWatch watch) throws IOException {
    return new SetupLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8), watch);
  }

  /** A step begins. */
  public void begin(String step) {
    last.clear();
    write("== " + step);
    watch.begins(step);
  }

  /** It says a line. */
  public void line(String text) {
    last.addLast(text);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
    write(text);
    watch.line(text);
  }

  /** How it failed. */
  public void failed(String reason) {
    write("== " + reason);
  }

  /** The last lines of the step. */
  public List<String> last() {
    return List.copyOf(last);
  }

  private void write(String text) {
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
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
