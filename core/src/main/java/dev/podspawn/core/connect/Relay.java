package dev.podspawn.core.connect;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Carries bytes between a pair of channels and a socket until both directions have ended. The end of one is passed on by
 * itself: the server reads the end of our input and can still answer, and the other way round. Channels are read and
 * written as such, for in JDK 17 the streams of {@code Channels} on one socket wait for each other.
 */
public final class Relay {
  /** As much as a pipe of Linux holds by default, twice: a larger one was not faster. */
  private static final int BUFFER_BYTES = 128 * 1024;

  private final ReadableByteChannel in;
  private final WritableByteChannel out;
  private final SocketChannel socket;
  private final BlockingQueue<Ended> ends = new LinkedBlockingQueue<>();

  /** How a direction ended. */
  private enum Ended {
    /** After its last byte. */
    WELL,
    /** Our own side takes no more: ssh is gone. */
    UNWANTED,
    /** The connection broke. */
    BROKEN
  }

  /** Between what we read and write and a connected socket in blocking mode. */
  public Relay(ReadableByteChannel in, WritableByteChannel out, SocketChannel socket) {
    this.in = in;
    this.out = out;
    this.socket = socket;
  }

  /**
   * Carries everything; the channels are closed as their directions end.
   *
   * @throws PodspawnException SERVER_LOST: the connection broke
   */
  public void run() throws InterruptedException {
    Thread upstream = new Thread(this::upstream, "connect-upstream");
    Thread downstream = new Thread(this::downstream, "connect-downstream");
    upstream.setDaemon(true);
    downstream.setDaemon(true);
    upstream.start();
    downstream.start();
    Ended first = ends.take();
    Ended last = first == Ended.WELL ? ends.take() : first;
    closeQuietly();
    if (last == Ended.BROKEN) {
      throw new PodspawnException(
          ErrorCode.SERVER_LOST,
          Message.of("go on", "the connection to the server was lost"),
          null);
    }
  }

  private void upstream() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    while (true) {
      try {
        if (in.read(buffer.clear()) < 0) {
          break;
        }
      } catch (IOException e) {
        break; // Our input cannot be read: no more will come.
      }
      try {
        send(buffer.flip(), socket);
      } catch (IOException e) {
        ends.add(Ended.BROKEN);
        return;
      }
    }
    try {
      socket.shutdownOutput();
      ends.add(Ended.WELL);
    } catch (IOException e) {
      ends.add(Ended.WELL); // The server was faster in closing.
    }
  }

  private void downstream() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    while (true) {
      try {
        if (socket.read(buffer.clear()) < 0) {
          break;
        }
      } catch (IOException e) {
        ends.add(Ended.BROKEN);
        return;
      }
      try {
        send(buffer.flip(), out);
      } catch (IOException e) {
        ends.add(Ended.UNWANTED);
        return;
      }
    }
    try {
      out.close();
      ends.add(Ended.WELL);
    } catch (IOException e) {
      ends.add(Ended.UNWANTED);
    }
  }

  private static void send(ByteBuffer bytes, WritableByteChannel to) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private void closeQuietly() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }
}
