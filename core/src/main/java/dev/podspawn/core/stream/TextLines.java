package dev.podspawn.core.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what a program says, both outputs as they come, into lines, and hands on each as soon as it is complete. A line ends
 * with LF, CR or CR LF, or after {@link #LONGEST} bytes.
 */
public final class TextLines implements OutputSink {
  /** In bytes; the rest of a longer line is the next one. */
  public static final int LONGEST = 64 << 10;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean returned;

  /** Lines for whoever takes them. */
  public TextLines(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void stdout(ByteBuffer data) {
    while (data.hasRemaining()) {
      add(data.get());
    }
  }

  @Override
  public void stderr(ByteBuffer data) {
    stdout(data);
  }

  private void add(byte b) {
    boolean second = returned && b == '\n';
    returned = b == '\r';
    if (b == '\r' || (b == '\n' && !second)) {
      handOn();
    } else if (!second) {
      line.write(b);
      if (line.size() == LONGEST) {
        handOn();
      }
    }
  }

  private void handOn() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text);
  }

  /** Hands on what came after the last line's end. */
  public void end() {
    if (line.size() > 0) {
      handOn();
    }
  }
}
