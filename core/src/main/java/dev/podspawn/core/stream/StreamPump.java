package dev.podspawn.core.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries bytes between the client and a program: the calling thread takes the program's output to the client, a thread
 * named {@code stdin} the client's input to the program. Each direction has one buffer and waits for its slower side,
 * so memory does not grow with the stream. When the client's input has ended, its thread watches for the client's going
 * away.
 */
public final class StreamPump {
  private static final int BUFFER_BYTES = 64 * 1024;

  /**
   * Most commands are over by then, and need no watch, which costs some native code. Not later, for a client that is
   * gone is to have nothing left in the container within five seconds, most of which the guest gives the program.
   */
  private static final long WATCH_AFTER_MILLIS = 300;

  private final ClientStreams client;
  private final DuplexStream program;
  private final CountDownLatch outputEnded = new CountDownLatch(1);

  public StreamPump(ClientStreams client, DuplexStream program) {
    this.client = client;
    this.program = program;
  }

  /**
   * Returns when the program's output has ended. The input's thread may then still wait for the client; it is a daemon,
   * and ends when the client's streams are closed.
   *
   * @param terminal whether the client's input is a terminal. Its end is then no end of file, which would be a key: the
   *     terminal has been hung up, and a program that read an end of file would take what was said so far for all
   * @param whenGone called on the input's thread when the client is found gone before the program's output has ended
   * @throws ClientGoneException when the client takes no more output
   * @throws IOException when the program's side breaks
   */
  public void run(boolean terminal, Runnable whenGone) throws IOException {
    Thread input = new Thread(() -> pumpInput(terminal, whenGone), "stdin");
    input.setDaemon(true);
    input.start();
    ClientSink sink = new ClientSink(client);
    boolean more = true;
    try {
      while (more) {
        more = program.receive(sink);
      }
    } finally {
      outputEnded.countDown();
    }
  }

  private void pumpInput(boolean terminal, Runnable whenGone) {
    try {
      copyInput(client.input());
      if (!terminal) {
        program.closeInput();
      }
    } catch (IOException e) {
      // The program reads no more: what it still says, and how it ends, is the output's side to
      // tell.
    }
    if (!outputEndsSoon()) {
      watch(whenGone);
    }
  }

  private void watch(Runnable whenGone) {
    if (client.hangUp().await()) {
      whenGone.run();
    }
  }

  private boolean outputEndsSoon() {
    try {
      return outputEnded.await(WATCH_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
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
