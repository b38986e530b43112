package dev.podspawn.core.workspace;

import dev.podspawn.core.stream.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a program says, line by line, on both of its outputs. Lines are cut at {@value #LONGEST} bytes; of a line that is
 * written over (CR) the last state counts; control characters are left out, so that they reach no terminal and no log.
 */
public final class Lines implements OutputSink {
  private static final int LONGEST = 2000;

  private final Consumer<String> each;
  private final Unfinished out = new Unfinished();
  private final Unfinished err = new Unfinished();

  /** Gives each line to somebody. */
  public Lines(Consumer<String> each) {
    this.each = each;
  }

  @Override
  public void stdout(ByteBuffer data) {
    out.add(data);
  }

  @Override
  public void stderr(ByteBuffer data) {
    err.add(data);
  }

  /** The program has ended: what it did not end counts as lines too. */
  public void end() {
    out.end();
    err.end();
  }

  private final class Unfinished {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(ByteBuffer data) {
      while (data.hasRemaining()) {
        byte next = data.get();
        if (next == '\n') {
          tell();
        } else if (bytes.size() < LONGEST) {
          bytes.write(next);
        }
      }
    }

    void end() {
      if (bytes.size() > 0) {
        tell();
      }
    }

    private void tell() {
      String line = bytes.toString(StandardCharsets.UTF_8);
      bytes.reset();
      each.accept(clean(line));
    }
  }

  private static String clean(String line) {
    int last = line.endsWith("\r") ? line.length() - 1 : line.length();
    StringBuilder text = new StringBuilder(last);
    for (int i = line.lastIndexOf('\r', last - 1) + 1; i < last; i++) {
      char c = line.charAt(i);
      if (c == '\t' || !Character.isISOControl(c)) {
        text.append(c);
      }
    }
    return text.toString();
  }
}
