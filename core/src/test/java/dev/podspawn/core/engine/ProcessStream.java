package dev.podspawn.core.engine;

import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.SynchronousQueue;

/** The pipes of a local process as one stream; each output has a thread that hands over one piece at a time. */
final class ProcessStream implements DuplexStream {
  private static final int PIECE = 16 * 1024;

  private final Process process;
  private final SynchronousQueue<Piece> pieces = new SynchronousQueue<>();
  private int open = 2;

  private ProcessStream(Process process) {
    this.process = process;
  }

  static ProcessStream of(Process process) {
    ProcessStream stream = new ProcessStream(process);
    stream.read(process.getInputStream(), false);
    stream.read(process.getErrorStream(), true);
    return stream;
  }

  private void read(InputStream from, boolean stderr) {
    Thread reader = new Thread(
        () -> readAll(from, stderr),
        "fake-exec-" + (stderr ? "stderr-" : "stdout-") + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll(InputStream from, boolean stderr) {
    try {
      byte[] piece = new byte[PIECE];
      for (int n = readPiece(from, piece); n >= 0; n = readPiece(from, piece)) {
        pieces.put(new Piece(ByteBuffer.wrap(piece.clone(), 0, n), stderr, false));
      }
      pieces.put(new Piece(ByteBuffer.allocate(0), stderr, true));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A process that is killed closes its pipes under the reader: that is its end as well. */
  private static int readPiece(InputStream from, byte[] piece) {
    try {
      return from.read(piece);
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public boolean receive(OutputSink sink) throws IOException {
    while (open > 0) {
      Piece piece = take();
      if (piece.last) {
        open--;
      } else if (piece.stderr) {
        sink.stderr(piece.data);
        return true;
      } else {
        sink.stdout(piece.data);
        return true;
      }
    }
    return false;
  }

  private Piece take() throws InterruptedIOException {
    try {
      return pieces.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for output");
    }
  }

  @Override
  public void send(ByteBuffer data) throws IOException {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    process.getOutputStream().write(bytes);
    process.getOutputStream().flush();
  }

  @Override
  public void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  private record Piece(ByteBuffer data, boolean stderr, boolean last) {}
}
