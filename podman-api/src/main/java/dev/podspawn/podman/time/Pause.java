package dev.podspawn.podman.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The pauses between two looks at something that the engine's API has no event for: whether a program that closed its
 * output has ended, whether a removal is over. Each pause is twice as long as the one before, up to a bound.
 */
public final class Pause {
  private static final long FIRST = Duration.ofMillis(2).toNanos();
  private static final long LONGEST = Duration.ofMillis(200).toNanos();

  private final long end;
  private final boolean endless;
  private long next = FIRST;

  private Pause(boolean endless, Duration most) {
    this.endless = endless;
    this.end = System.nanoTime() + most.toNanos();
  }

  /** Pauses for as long as it takes. */
  public static Pause endless() {
    return new Pause(true, Duration.ZERO);
  }

  /** Pauses for so long in all. */
  public static Pause atMost(Duration most) {
    return new Pause(false, most);
  }

  /** Waits a little; false, without waiting, when the time is up or the thread is interrupted. */
  public boolean again() {
    if (Thread.currentThread().isInterrupted() || (!endless && System.nanoTime() >= end)) {
      return false;
    }
    LockSupport.parkNanos(this, next);
    next = Math.min(next * 2, LONGEST);
    return true;
  }
}
