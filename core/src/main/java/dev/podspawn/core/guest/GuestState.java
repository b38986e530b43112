package dev.podspawn.core.guest;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.guest.wire.GuestProtocolException;
import dev.podspawn.core.guest.wire.Wire;
import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one session: the guest's thread tells it, others wait for it. The guest's thread never waits here, so
 * that it can always read on. Nothing is written to anybody under the lock.
 */
final class GuestState {
  private static final int GRANT = Wire.STANDARD_WINDOW / 2;
  private static final long MOST_WINDOW = Integer.MAX_VALUE;

  private final OutputRing output = new OutputRing();
  private long heard;
  private boolean ready;
  private @Nullable ExitStatus exited;
  private @Nullable EngineException failure;
  private boolean closed;
  private boolean gone;
  private long inputWindow = Wire.STANDARD_WINDOW;
  private int outputWindow = Wire.STANDARD_WINDOW;
  private int taken;

  /** Any frame, or a part of one, has come. */
  synchronized void heard() {
    heard++;
  }

  synchronized void ready() {
    ready = true;
    notifyAll();
  }

  /** Keeps output until it is received; after the connection was closed nobody wants it. */
  synchronized void output(boolean error, ByteBuffer data) throws GuestProtocolException {
    if (data.remaining() > outputWindow) {
      throw new GuestProtocolException("more output than its window allows");
    }
    if (!closed) {
      outputWindow -= data.remaining();
      output.append(error, data);
      notifyAll();
    }
  }

  synchronized void inputWindow(long more) throws GuestProtocolException {
    inputWindow += more;
    if (inputWindow > MOST_WINDOW) {
      throw new GuestProtocolException("an input window of more than 2^31-1 bytes");
    }
    notifyAll();
  }

  /** The program has ended; its output may still be here. */
  synchronized void exited(ExitStatus status) {
    if (!over()) {
      exited = status;
      notifyAll();
    }
  }

  /** The session cannot go on; only what comes first counts. */
  synchronized void failed(EngineException reason) {
    if (!over()) {
      failure = reason;
      notifyAll();
    }
  }

  /** The guest's thread has nothing more to tell. */
  synchronized void gone() {
    gone = true;
    notifyAll();
  }

  /** Our side wants no more of it. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isReady() {
    return ready;
  }

  synchronized boolean closed() {
    return closed;
  }

  synchronized boolean over() {
    return exited != null || failure != null || closed;
  }

  synchronized @Nullable ExitStatus status() {
    return exited;
  }

  synchronized @Nullable EngineException failure() {
    return failure;
  }

  /** How often it was heard so far. */
  synchronized long timesHeard() {
    return heard;
  }

  /** Waits for a while; returns whether the session is over. */
  synchronized boolean awaitOver(long millis) throws InterruptedException {
    long until = nowMillis() + millis;
    for (long left = millis; !over() && left > 0; left = until - nowMillis()) {
      wait(left);
    }
    return over();
  }

  private static long nowMillis() {
    return System.nanoTime() / 1_000_000;
  }

  /** Waits for the guest's first sign of life, or the end of hope for it. */
  synchronized void awaitReady(GuestWatch watch) throws InterruptedIOException {
    while (!ready && !over()) {
      watch.waitOn(this);
    }
  }

  /** Waits for the program's end, or the session's. */
  synchronized void awaitEnd(GuestWatch watch) throws InterruptedIOException {
    while (!over()) {
      watch.waitOn(this);
    }
  }

  /** Waits until nothing more comes from the guest; returns whether that is so. */
  synchronized boolean awaitGone(long millis) {
    long until = nowMillis() + millis;
    try {
      for (long left = millis; !gone && left > 0; left = until - nowMillis()) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return gone;
  }

  /** Waits for room in the guest's input window, and takes as much of it as there is, up to the number asked for. */
  synchronized int takeInputWindow(int wanted, GuestWatch watch) throws IOException {
    while (inputWindow == 0 && !over()) {
      watch.waitOn(this);
    }
    if (over()) {
      throw new IOException("the program no longer takes input");
    }
    int n = (int) Math.min(wanted, inputWindow);
    inputWindow -= n;
    return n;
  }

  /** Waits for output and hands it on without the lock; returns how much, 0 when it has ended. */
  int receive(OutputSink sink, GuestWatch watch) throws IOException {
    ByteBuffer piece;
    boolean error;
    synchronized (this) {
      while (output.isEmpty() && !over()) {
        watch.waitOn(this);
      }
      if (output.isEmpty() || closed) {
        return 0;
      }
      piece = output.first();
      error = output.firstIsError();
    }
    int n = piece.remaining();
    if (error) {
      sink.stderr(piece);
    } else {
      sink.stdout(piece);
    }
    return n;
  }

  /** The output received last has been dealt with; returns how much window is to be given back now, often 0. */
  synchronized int received(int bytes) {
    output.remove(bytes);
    taken += bytes;
    if (taken < GRANT || over()) {
      return 0;
    }
    int grant = taken;
    taken = 0;
    outputWindow += grant;
    return grant;
  }
}
