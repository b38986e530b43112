package dev.podspawn.cli.replay;

/** The time of a play, from its begin on. */
@FunctionalInterface
public interface Pace {
  /** Waits until so many nanoseconds of the play have passed; false when it is to end instead. */
  boolean awaitNanos(long sinceBegin);
}
