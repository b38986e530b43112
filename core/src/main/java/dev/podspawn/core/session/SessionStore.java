package dev.podspawn.core.session;

import java.util.Optional;

/** Remembers which container belongs to a session; used under the user's lock, or to read only. */
public interface SessionStore {
  /** The id of the session's container. */
  Optional<String> container(Session session);

  /** Remembers the container; it is on disk when this returns. */
  void record(Session session, String container);

  void forget(Session session);
}
