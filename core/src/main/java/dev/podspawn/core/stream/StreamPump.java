package dev.podspawn.core.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Carries bytes between the client and a program: the calling thread takes the program's output to the client, a thread
 * named {@code stdin} the client's input to the program. Each direction has one buffer and waits for its slower side,
 * so memory does not grow with the stream.
 */
public final class StreamPump {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ClientStreams client;
  private final DuplexStream program;

  public StreamPump(ClientStreams client, DuplexStream program) {
    this.client = client;
    this.program = program;
  }

  /**
   * Returns when the program's output has ended. The input's thread may then still wait for the client; it is a daemon
   * and ends with the process.
   *
   * @throws ClientGoneException when the client takes no more output
   * @throws IOException when the program's side breaks
   */
  public void run() throws IOException {
    Thread input = new Thread(this::pumpInput, "stdin");
    input.setDaemon(true);
    input.start();
    ClientSink sink = new ClientSink(client);
    boolean more = true;
    while (more) {
      more = program.receive(sink);
    }
  }

  private void pumpInput() {
    try {
      copyInput(client.input());
      program.closeInput();
    } catch (IOException e) {
      // The program reads no more, or is gone: what it still says, and how it ended, is the
      // output's side to tell.
      return;
    }
  }

  private void copyInput(ReadableByteChannel input) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    while (readSome(input, buffer)) {
      buffer.flip();
      program.send(buffer);
      buffer.clear();
    }
  }

  /** A failed read (EIO of a terminal whose other end has gone) is an end like any other. */
  private static boolean readSome(ReadableByteChannel input, ByteBuffer buffer) {
    try {
      return input.read(buffer) >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
