package dev.podspawn.core.teardown;

import dev.podspawn.core.session.Session;
import java.time.Duration;

/** Sees to it that somebody looks at a session when its grace period is over, though no podspawn may run by then. */
@FunctionalInterface
public interface GraceTimer {
  /**
   * Has {@code podspawn cleanup} run after that time; never fails, for the next login and the next cleanup would see to
   * the session as well.
   */
  void start(Session session, Duration wait);
}
