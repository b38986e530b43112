package dev.podspawn.core.teardown;

import dev.podspawn.core.session.Session;

/** Sees to it that a new container waits for a session's next login, though no podspawn may run by then. */
@FunctionalInterface
public interface Refill {
  /** Where no container waits for anybody. */
  Refill NONE = session -> false;

  /**
   * Has {@code podspawn refill} clear away what the session's last login has left, and make the next container; never
   * fails.
   *
   * @return whether that has begun; else nobody will do either
   */
  boolean start(Session session);
}
