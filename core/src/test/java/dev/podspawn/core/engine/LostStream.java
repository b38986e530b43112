package dev.podspawn.core.engine;

import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A stream whose connection is lost. */
final class LostStream implements DuplexStream {
  @Override
  public boolean receive(OutputSink sink) throws IOException {
    throw new IOException("fault CONNECTION_LOST");
  }

  @Override
  public void send(ByteBuffer data) throws IOException {
    throw new IOException("fault CONNECTION_LOST");
  }

  @Override
  public void closeInput() {}
}
