package dev.podspawn.podman;

import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import dev.podspawn.podman.frame.FrameDecoder;
import dev.podspawn.podman.upgrade.HijackedConnection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A program's streams as the engine carries them: framed without a terminal, as they are with one. */
final class DirectStream implements DuplexStream {
  private static final int PIECE = 64 << 10;
  private static final byte END_OF_FILE_KEY = 4;

  private final HijackedConnection connection;
  private final boolean terminal;
  private final FrameDecoder decoder = new FrameDecoder();
  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);

  DirectStream(HijackedConnection connection, boolean terminal) {
    this.connection = connection;
    this.terminal = terminal;
  }

  @Override
  public boolean receive(OutputSink sink) throws IOException {
    while (true) {
      piece.clear();
      if (connection.read(piece) < 0) {
        checkEnd();
        return false;
      }
      piece.flip();
      if (terminal) {
        sink.stdout(piece);
        return true;
      }
      if (decoder.decode(piece, sink)) {
        return true;
      }
    }
  }

  private void checkEnd() throws EOFException {
    if (!decoder.atBoundary()) {
      throw new EOFException("the engine broke off in the middle of the program's output");
    }
  }

  @Override
  public void send(ByteBuffer data) throws IOException {
    connection.write(data);
  }

  @Override
  public void closeInput() throws IOException {
    if (terminal) {
      connection.write(ByteBuffer.wrap(new byte[] {END_OF_FILE_KEY}));
    } else {
      connection.shutdownOutput();
    }
  }
}
