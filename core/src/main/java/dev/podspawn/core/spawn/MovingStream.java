package dev.podspawn.core.spawn;

import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A stream that tells of each piece that moves.
 *
 * @param moved called on the thread that sends or receives
 */
record MovingStream(DuplexStream stream, Runnable moved) implements DuplexStream {
  @Override
  public boolean receive(OutputSink sink) throws IOException {
    boolean more = stream.receive(sink);
    moved.run();
    return more;
  }

  @Override
  public void send(ByteBuffer data) throws IOException {
    moved.run();
    stream.send(data);
    moved.run();
  }

  @Override
  public void closeInput() throws IOException {
    stream.closeInput();
  }
}
