package dev.podspawn.core.doctor.image;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.stream.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the probe prints, as far as anybody would read it. It runs in an image that may be anybody's. */
final class ProbeOutput implements OutputSink {
  private static final int MOST_BYTES = 16 * 1024;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  private ProbeOutput() {}

  /** The lines once it has ended. */
  static List<String> lines(Exec exec) throws IOException {
    ProbeOutput output = new ProbeOutput();
    exec.stream().closeInput();
    while (exec.stream().receive(output)) {}
    exec.awaitExit();
    return output.text.toString(StandardCharsets.UTF_8).lines().toList();
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
