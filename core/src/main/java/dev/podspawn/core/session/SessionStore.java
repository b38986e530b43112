package dev.podspawn.core.session;

import java.util.List;
import java.util.Optional;

/**
 * Remembers one user's sessions. Used under the user's lock, and closed before that is given back; what a method has
 * done survives the process. Every failure is a {@link dev.podspawn.core.error.PodspawnException} with {@link
 * dev.podspawn.core.error.ErrorCode#STATE_UNAVAILABLE}.
 */
public interface SessionStore extends AutoCloseable {
  /** What is known of the session; empty when it has no container. */
  Optional<SessionRecord> find(Session session);

  /** All sessions, the oldest first. */
  List<SessionRecord> all();

  /** Remembers the session, in place of what was known of it. */
  void save(SessionRecord record);

  /** Forgets the session, unless it has got another container than this record's. */
  void forget(SessionRecord record);

  /** Whether the store is new, or stands in for a damaged one: then only the engine knows which sessions there are. */
  boolean mustBeRebuilt();

  /** Remembers these sessions beside those it knows; from now on the store is to be believed. */
  void rebuild(List<SessionRecord> sessions);

  /** Gives back what is held open; the next call opens it again. */
  @Override
  void close();
}
