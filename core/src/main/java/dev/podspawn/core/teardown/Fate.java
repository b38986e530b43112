package dev.podspawn.core.teardown;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.teardown.Removed.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to become of a session that nobody is looking after just now.
 *
 * @param gracePeriod for a session whose last connection died without a word
 * @param sparesWait whether containers may wait for their first login
 */
public record Fate(Duration gracePeriod, boolean sparesWait, Clock clock) {
  /** A container ends by itself at its deadline; only one that is as late as this has to be helped. */
  private static final Duration LATE = Duration.ofMinutes(1);

  /** Who is connected to a session. */
  enum Connection {
    SOME,
    NONE,
    /** Nor has anybody ever been: its container is a spare. */
    NEVER
  }

  /** What is to be done. */
  sealed interface Verdict {}

  /** It is cleared away. */
  record Goes(Reason reason) implements Verdict {}

  /** It waits for its user from now on. */
  record Waits(Instant until) implements Verdict {}

  /** It stays as it is. */
  record Stays() implements Verdict {}

  /**
   * Decides.
   *
   * @param container what the engine says; empty when there is none
   * @param connection whether there is any, or has ever been
   */
  Verdict of(SessionRecord record, Optional<ContainerInfo> container, Connection connection) {
    Instant now = clock.instant();
    if (container.isEmpty() || !container.get().running()) {
      return new Goes(Reason.CONTAINER_GONE);
    }
    if (record.deadline().isPresent() && now.isAfter(record.deadline().get().plus(LATE))) {
      return new Goes(Reason.LIFETIME_OVER);
    }
    return switch (connection) {
      case SOME -> new Stays();
      case NONE -> ofLonely(record, now);
      case NEVER -> ofSpare(record, now);
    };
  }

  private Verdict ofSpare(SessionRecord record, Instant now) {
    boolean waits = sparesWait && record.graceDeadline().filter(now::isBefore).isPresent();
    return waits ? new Stays() : new Goes(Reason.SPARE_OVER);
  }

  private Verdict ofLonely(SessionRecord record, Instant now) {
    return switch (record.mode()) {
      case PERSISTENT -> new Stays();
      case DESTROY_ON_DISCONNECT -> new Goes(Reason.DISCONNECTED);
      case GRACE_PERIOD -> {
        if (record.graceDeadline().isEmpty()) {
          yield gracePeriod.isZero()
              ? new Goes(Reason.DISCONNECTED)
              : new Waits(now.plus(gracePeriod));
        }
        yield now.isBefore(record.graceDeadline().get())
            ? new Stays()
            : new Goes(Reason.GRACE_OVER);
      }
    };
  }
}
