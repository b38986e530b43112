package dev.podspawn.cli.replay;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as it passes, until somebody has enough. */
public final class StoppablePace implements Pace {
  private final long begin = System.nanoTime();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Ends the play, at once if it waits. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean awaitNanos(long sinceBegin) {
    try {
      return !stopped.await(begin + sinceBegin - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
