package dev.podspawn.core.guest;

import dev.podspawn.core.guest.wire.FrameWriter;
import dev.podspawn.core.guest.wire.Wire;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The program's streams. Output also ends, without an exception, when the session fails: what came before is handed on
 * first, and the reason is {@link GuestExec#awaitExit}'s to tell.
 */
final class GuestStream implements DuplexStream {
  private final GuestState state;
  private final GuestWatch watch;
  private final FrameWriter writer;
  private boolean inputEnded;

  GuestStream(GuestState state, GuestWatch watch) {
    this.state = state;
    this.watch = watch;
    this.writer = watch.writer();
  }

  @Override
  public boolean receive(OutputSink sink) throws IOException {
    int n = state.receive(sink, watch);
    if (n == 0) {
      return false;
    }
    int grant = state.received(n);
    if (grant > 0) {
      give(grant);
    }
    return true;
  }

  private void give(int grant) {
    try {
      writer.window(Wire.STANDARD, grant);
    } catch (IOException e) {
      // what still comes is worth receiving; the guest's thread learns why the connection broke
    }
  }

  @Override
  public void send(ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      int n = state.takeInputWindow(Math.min(data.remaining(), Wire.MOST_DATA), watch);
      writer.stdin(data.slice(data.position(), n));
      data.position(data.position() + n);
    }
  }

  @Override
  public void closeInput() throws IOException {
    if (!inputEnded) {
      inputEnded = true;
      writer.stdinEof();
    }
  }
}
