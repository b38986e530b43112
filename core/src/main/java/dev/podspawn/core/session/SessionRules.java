package dev.podspawn.core.session;

import dev.podspawn.core.config.SessionMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the configuration says about a user's sessions.
 *
 * @param mode of sessions that begin now
 * @param gracePeriod how long a container waits for its user; zero for not at all
 * @param maxLifetime when a container goes at the latest; empty for never
 * @param maxPerUser sessions at a time, 0 for no limit
 * @param times what a login does by the clock
 * @param pool of containers that wait for a first login
 */
public record SessionRules(
    SessionMode mode,
    Duration gracePeriod,
    Optional<Duration> maxLifetime,
    int maxPerUser,
    Times times,
    Pool pool) {

  /**
   * What a login does by the clock.
   *
   * @param idleTimeout after how long without a byte either way, on any connection, a session's connections end; empty for
   *     never
   * @param lifetimeWarning how long before a container's end its terminals are told; empty for not at all
   */
  public record Times(Optional<Duration> idleTimeout, Optional<Duration> lifetimeWarning) {
    /** Nothing. */
    public static final Times NONE = new Times(Optional.empty(), Optional.empty());
  }

  /**
   * Containers that are made before anybody asks for them.
   *
   * @param size how many of a user's sessions may have one, 0 for none
   * @param keep how long one waits
   * @param maker says, in one line, which installation makes them: containers of another are not used
   */
  public record Pool(int size, Duration keep, String maker) {
    /** None. */
    public static final Pool NONE = new Pool(0, Duration.ZERO, "");
  }

  /** How long a container lives at most: in persistent mode, as long as it likes. */
  public Optional<Duration> lifetime() {
    return mode == SessionMode.PERSISTENT ? Optional.empty() : maxLifetime;
  }
}
