package dev.podspawn.core.session;

import java.io.IOException;

/**
 * One connection's hold on its session. "How many are connected" is how many leases are held, which no crash can get
 * wrong. Whoever gives back the last one clears the session away.
 */
public final class SessionLease implements AutoCloseable {
  /** What the last one out does; called under the user's lock. */
  @FunctionalInterface
  public interface LastOut {
    void leave(Session session);
  }

  private final StateDirectory state;
  private final Session session;
  private final LastOut lastOut;
  private final LeaseFile file;

  private SessionLease(StateDirectory state, Session session, LastOut lastOut, LeaseFile file) {
    this.state = state;
    this.session = session;
    this.lastOut = lastOut;
    this.file = file;
  }

  /** Takes a lease under the user's lock. */
  public static SessionLease take(StateDirectory state, Session session, LastOut lastOut) {
    try (UserLock lock = state.lock()) {
      LeaseFile file = LeaseFile.create(state.leases(session));
      return new SessionLease(state, session, lastOut, file);
    } catch (IOException e) {
      throw StateDirectory.unavailable(state.leases(session), e.toString(), e);
    }
  }

  /** Whether nobody else is connected; to be asked under the user's lock. */
  public boolean isOnly() {
    try {
      return !file.othersHeld();
    } catch (IOException e) {
      throw StateDirectory.unavailable(state.leases(session), e.toString(), e);
    }
  }

  @Override
  public void close() {
    try (UserLock lock = state.lock()) {
      boolean last = isOnly();
      try {
        if (last) {
          lastOut.leave(session);
        }
      } finally {
        file.release();
      }
    }
  }
}
