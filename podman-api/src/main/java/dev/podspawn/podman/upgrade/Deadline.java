package dev.podspawn.podman.upgrade;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.Channel;
import java.time.Duration;

/**
 * Closes a channel unless it is called off in time: a blocking Unix channel has no time-out of its own. Called off by
 * {@link #close()}.
 */
final class Deadline implements Runnable, AutoCloseable {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Channel channel;
  private final Duration patience;
  private final long end;
  private boolean calledOff;
  private boolean expired;

  private Deadline(Channel channel, Duration patience) {
    this.channel = channel;
    this.patience = patience;
    this.end = System.nanoTime() + patience.toNanos();
  }

  static Deadline on(Channel channel, Duration patience) {
    Deadline deadline = new Deadline(channel, patience);
    Thread thread = new Thread(deadline, "engine-deadline");
    thread.setDaemon(true);
    thread.start();
    return deadline;
  }

  @Override
  public synchronized void run() {
    try {
      long left = end - System.nanoTime();
      while (left > 0 && !calledOff) {
        wait(left / NANOS_PER_MILLI + 1);
        left = end - System.nanoTime();
      }
      if (!calledOff) {
        expired = true;
        channel.close();
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt(); // nobody waits for this thread: it only ends
    }
  }

  @Override
  public synchronized void close() {
    calledOff = true;
    notifyAll();
  }

  /** The failure as it should be told: a channel that was closed here was silent for too long. */
  synchronized IOException explain(IOException failure) {
    if (!expired) {
      return failure;
    }
    IOException silence =
        new SocketTimeoutException("no answer within " + patience.toMillis() + " ms");
    silence.initCause(failure);
    return silence;
  }
}
