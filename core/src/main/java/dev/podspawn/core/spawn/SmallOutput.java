package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.stream.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The standard output of a program of podspawn's own that reads nothing and says little; the rest is dropped. */
final class SmallOutput implements OutputSink {
  private static final int MOST_BYTES = 4096;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  private SmallOutput() {}

  /** The program's lines once it has ended. */
  static List<String> lines(Exec exec) throws IOException {
    SmallOutput output = new SmallOutput();
    exec.stream().closeInput();
    while (exec.stream().receive(output)) {}
    exec.awaitExit();
    List<String> lines = new ArrayList<>();
    String all = output.text.toString(StandardCharsets.UTF_8);
    int start = 0;
    for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
      lines.add(all.substring(start, end));
      start = end + 1;
    }
    return lines;
  }

  @Override
  public void stdout(ByteBuffer data) {
    byte[] bytes = new byte[Math.min(data.remaining(), MOST_BYTES - text.size())];
    data.get(bytes);
    text.write(bytes, 0, bytes.length);
    data.position(data.limit());
  }

  @Override
  public void stderr(ByteBuffer data) {
    data.position(data.limit());
  }
}
