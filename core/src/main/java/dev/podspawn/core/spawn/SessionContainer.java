package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionStore;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.UserLock;
import dev.podspawn.core.teardown.Teardown;
import java.util.Optional;

/**
 * Finds or makes a session's container under the user's lock, so that simultaneous first logins make one. A missing
 * image is pulled without the lock.
 */
final class SessionContainer {
  private final StateDirectory state;
  private final SessionStore store;
  private final Teardown teardown;
  private final ContainerMaker maker;
  private final ImagePull pull;

  SessionContainer(
      StateDirectory state,
      SessionStore store,
      Teardown teardown,
      ContainerMaker maker,
      ImagePull pull) {
    this.state = state;
    this.store = store;
    this.teardown = teardown;
    this.maker = maker;
    this.pull = pull;
  }

  /** A container's id, and whether this login made it. */
  record Found(String id, boolean fresh) {}

  /**
   * The container that others are connected to, taken at its record's word, or a new one. What a crashed login left
   * behind is nobody's and goes first.
   */
  Found findOrMake(Session session, SessionLease lease) {
    return pullingWhenMissing(() -> {
      Optional<String> known = store.container(session);
      if (known.isPresent() && !lease.isOnly()) {
        return new Found(known.get(), false);
      }
      return make(session);
    });
  }

  /** A container in place of one that turned out to be gone, unless another login has replaced it already. */
  Found replace(Session session, String gone) {
    return pullingWhenMissing(() -> {
      Optional<String> known = store.container(session);
      if (known.isPresent() && !known.get().equals(gone)) {
        return new Found(known.get(), false);
      }
      return make(session);
    });
  }

  private Found make(Session session) {
    teardown.remove(session);
    return new Found(maker.make(session), true);
  }

  private Found pullingWhenMissing(Step step) {
    try {
      return locked(step);
    } catch (EngineException e) {
      if (e.code() != ErrorCode.IMAGE_MISSING) {
        throw e;
      }
    }
    pull.run();
    return locked(step);
  }

  private Found locked(Step step) {
    try (UserLock lock = state.lock()) {
      return step.run();
    }
  }

  /** What is done under the lock, twice when the image has to be pulled in between. */
  @FunctionalInterface
  private interface Step {
    Found run();
  }
}
