package dev.podspawn.core.guest;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.guest.wire.FrameWriter;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Notices a guest that is there and says nothing: its user may have stopped it. After 10 s of silence it gets a PING, and
 * 20 s later the session has failed and the connection is closed, which frees whoever is stuck in a write to it. The thread for
 * this, {@code guest-watch}, is started only by those who have waited for some seconds, or are about to write so
 * much that the write may block: a short command has none. A PING has a thread of its own, {@code guest-ping}, since
 * it may get stuck as well.
 */
final class GuestWatch implements Runnable {
  private final Exec transport;
  private final GuestState state;
  private final GuestTimes times;
  private final FrameWriter writer;
  private boolean started;
  private int pings;
  private int pongs;

  /** A watch over a guest that it may close. */
  GuestWatch(Exec transport, GuestState state, GuestTimes times) {
    this.transport = transport;
    this.state = state;
    this.times = times;
    this.writer = new FrameWriter(transport.stream(), this::start);
  }

  /** The way to the guest, under this watch. */
  FrameWriter writer() {
    return writer;
  }

  /** Waits for news of the state, whose lock the caller holds; returns without any now and then. */
  void waitOn(GuestState held) throws InterruptedIOException {
    long before = System.nanoTime();
    try {
      held.wait(times.slice());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the guest");
    }
    if (System.nanoTime() - before >= times.slice() * 1_000_000) {
      start();
    }
  }

  synchronized void start() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this, "guest-watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      Silence silence = new Silence(times);
      long before = System.nanoTime();
      while (!state.awaitOver(times.slice())) {
        long now = System.nanoTime();
        silence.passed((now - before) / 1_000_000, state.timesHeard());
        before = now;
        if (silence.isLost()) {
          state.failed(GuestTrouble.silent());
          transport.close();
        } else if (silence.asksForPing()) {
          ping();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody waits for this thread: it only ends
    }
  }

  private void ping() {
    int token = nextToken();
    Runnable send = () -> {
      try {
        writer.ping(token);
      } catch (IOException e) {
        // the guest's thread learns of it
      }
    };
    Thread thread = new Thread(send, "guest-ping");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized int nextToken() {
    return ++pings;
  }

  /** Whether this is an answer to a ping that has none yet. */
  synchronized boolean pong(int token) {
    boolean expected = token > pongs && token <= pings;
    pongs = expected ? token : pongs;
    return expected;
  }
}
