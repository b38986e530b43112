package dev.podspawn.core.session;

import java.time.Clock;

/**
 * What is known of one user's sessions: who is connected, which containers there are, and what time it is.
 *
 * @param state the leases and the user's lock
 * @param store which containers there are; used under the lock, and closed before it is given back
 */
public record SessionBooks(StateDirectory state, SessionStore store, Clock clock) {

  /** Waits for the user's lock; closing it closes the store first. */
  public Locked lock() {
    return new Locked(state.lock(), store);
  }

  /** The user's lock, with the store to be used under it. */
  public record Locked(UserLock lock, SessionStore store) implements AutoCloseable {
    @Override
    public void close() {
      try {
        store.close();
      } finally {
        lock.close();
      }
    }
  }
}
