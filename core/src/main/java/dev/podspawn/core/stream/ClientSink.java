package dev.podspawn.core.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes a program's output to the client; a failure is always the client's, and says so. */
final class ClientSink implements OutputSink {
  private final ClientStreams client;

  ClientSink(ClientStreams client) {
    this.client = client;
  }

  @Override
  public void stdout(ByteBuffer data) throws ClientGoneException {
    writeAll(client.output(), data);
  }

  @Override
  public void stderr(ByteBuffer data) throws ClientGoneException {
    writeAll(client.errors(), data);
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer data)
      throws ClientGoneException {
    try {
      while (data.hasRemaining()) {
        channel.write(data);
      }
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
  }
}
