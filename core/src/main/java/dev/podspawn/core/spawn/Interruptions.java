package dev.podspawn.core.spawn;

import dev.podspawn.core.stream.Terminal;

/** Ways in which a login is ended from outside: signals, and a client that is gone. */
@FunctionalInterface
public interface Interruptions {
  /**
   * Runs the action once, on another thread, when the login is to end, and at once when that is so already; not after
   * the returned has been closed.
   */
  Terminal.Restore whenInterrupted(Runnable action);
}
