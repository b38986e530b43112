package dev.podspawn.core.service;

import dev.podspawn.core.stream.OutputSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keeps the end of what a test says on both its outputs. */
final class LastWords implements OutputSink {
  private static final int MOST_BYTES = 4096;
  private static final int LONGEST = 160;

  private byte[] kept = {};

  @Override
  public void stdout(ByteBuffer data) {
    byte[] all = new byte[kept.length + data.remaining()];
    System.arraycopy(kept, 0, all, 0, kept.length);
    data.get(all, kept.length, data.remaining());
    int over = Math.max(0, all.length - MOST_BYTES);
    kept = new byte[all.length - over];
    System.arraycopy(all, over, kept, 0, kept.length);
  }

  @Override
  public void stderr(ByteBuffer data) {
    stdout(data);
  }

  /** The last line with anything in it; empty when there is none. */
  String line() {
    List<String> lines = new String(kept, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
    String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    return last.length() > LONGEST ? last.substring(0, LONGEST) + "..." : last;
  }
}
