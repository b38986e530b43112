package dev.podspawn.core.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes down what something says, in UTF-8 and up to 16 Mi characters, and keeps its last lines at hand. */
public final class TailedLog implements AutoCloseable {
  private static final int LAST_LINES = 12;
  private static final long MOST_CHARACTERS = 16 << 20;

  private final BufferedWriter file;
  private final Deque<String> last = new ArrayDeque<>();
  private long written;

  private TailedLog(BufferedWriter file) {
    this.file = file;
  }

  /** A log in place of an older one. */
  public static TailedLog at(Path file) throws IOException {
    return new TailedLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }

  /** What it says: one line. */
  public void line(String text) {
    last.addLast(text);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
    note(text);
  }

  /** What is said of it: one line, which is not among its last. */
  public void note(String text) {
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

  /** Its last lines, at most twelve. */
  public List<String> last() {
    return List.copyOf(last);
  }

  /** What it has said so far is not among its last lines any more. */
  public void forgetLast() {
    last.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
