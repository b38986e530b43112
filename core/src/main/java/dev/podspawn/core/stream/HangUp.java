package dev.podspawn.core.stream;

/**
 * Notices a client that is gone. The end of its input does not tell: {@code ssh host cmd </dev/null} ends it at once and
 * still waits for output. A terminal that is hung up sends a signal; a plain connection tells only those who ask.
 */
@FunctionalInterface
public interface HangUp {
  /**
   * Waits until nobody is left to read our output; may never return.
   *
   * @return whether that is so; false when the watch was called off
   */
  boolean await();

  /** Has whoever waits, and whoever will, wait no longer, where that would hold up the process's end. */
  default void callOff() {
    // Java's own ways of waiting do not.
  }
}
