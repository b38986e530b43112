package dev.podspawn.core.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

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
      return file.others().isEmpty();
    } catch (IOException e) {
      throw StateDirectory.unavailable(state.leases(session), e.toString(), e);
    }
  }

  /**
   * The container that somebody else is connected to, or was while it lived; empty when nobody is, or they have none yet.
   * To be asked under the user's lock.
   */
  public Optional<ContainerInUse> sharedContainer() {
    try {
      for (Path other : file.others()) {
        Optional<ContainerInUse> container = LeaseFile.container(other);
        if (container.isPresent()) {
          return container;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw StateDirectory.unavailable(state.leases(session), e.toString(), e);
    }
  }

  /** Tells others which container this connection is to; under the user's lock. */
  public void enter(ContainerInUse container) {
    try {
      file.enter(container);
    } catch (IOException e) {
      throw StateDirectory.unavailable(state.leases(session), e.toString(), e);
    }
  }

  /** Notes when bytes last moved on this connection; without the user's lock. */
  public void active(Instant then) {
    try {
      file.active(then);
    } catch (IOException e) {
      throw StateDirectory.unavailable(state.leases(session), e.toString(), e);
    }
  }

  /** When bytes last moved on any connection of the session, as far as it was noted; without the user's lock. */
  public Instant lastActivity() {
    try {
      return LeaseFile.lastActivity(state.leases(session));
    } catch (IOException e) {
      throw StateDirectory.unavailable(state.leases(session), e.toString(), e);
    }
  }

  /** Whose lease it is. */
  public Session session() {
    return session;
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
