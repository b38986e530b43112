package dev.podspawn.core.teardown;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.session.SessionRecord;

/**
 * A session that has been cleared away.
 *
 * @param session its key, {@code alice} or {@code alice.backend}
 * @param container the id of the container that it had
 */
public record Removed(String session, String container, Reason reason) {

  /** Why a session was cleared away. */
  public enum Reason {
    GRACE_OVER("grace-over"),
    SPARE_OVER("spare-over"),
    DISCONNECTED("disconnected"),
    LIFETIME_OVER("lifetime-over"),
    CONTAINER_GONE("container-gone"),
    ORPHAN("orphan"),
    KILLED("killed");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The reason as programs read it. */
    public String word() {
      return word;
    }
  }

  static Removed of(SessionRecord record, Reason reason) {
    return new Removed(record.session().key(), record.container(), reason);
  }

  static Removed orphan(ContainerInfo container) {
    String session = container.labels().getOrDefault("podspawn-session", container.name());
    return new Removed(session, container.id(), Reason.ORPHAN);
  }
}
