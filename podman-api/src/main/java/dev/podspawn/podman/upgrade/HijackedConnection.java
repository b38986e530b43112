package dev.podspawn.podman.upgrade;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A connection that an engine has given over to a program's streams. One thread may read while another writes. Bytes
 * that came glued to the answer's head are read first.
 */
public final class HijackedConnection implements Closeable {
  private final Connection connection;
  private final Body body;

  HijackedConnection(Connection connection, Body body) {
    this.connection = connection;
    this.body = body;
  }

  /** Reads what is there, at least one byte, into the buffer; -1 at the end, which may be a reset as well. */
  public int read(ByteBuffer to) throws IOException {
    return body.read(to);
  }

  /** Writes all of the buffer. */
  public void write(ByteBuffer data) throws IOException {
    connection.write(data);
  }

  /** Ends our half, so that the program sees the end of its input. Never for a terminal: Docker ends both halves. */
  public void shutdownOutput() throws IOException {
    connection.channel().shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
