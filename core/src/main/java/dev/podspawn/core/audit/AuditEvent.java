package dev.podspawn.core.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param user whose session it concerns; empty for what concerns all
 * @param session the session's id
 * @param container the container's id on its engine
 * @param details what else there is to say, by name; numbers are {@link Long}, everything else is text
 */
public record AuditEvent(
    Kind kind,
    Optional<String> user,
    Optional<String> session,
    Optional<String> container,
    Map<String, Object> details) {

  /** What happened, by the name that the log has for it; a name never changes its meaning. */
  public enum Kind {
    /** A connection came to a session. */
    SESSION_CONNECT("session.connect"),
    /** A connection left its session. */
    SESSION_DISCONNECT("session.disconnect"),
    /** A login's program ended; {@code exit_code}, {@code kind}. */
    SESSION_COMMAND("session.command"),
    CONTAINER_CREATE("container.create"),
    /** {@code reason}. */
    CONTAINER_DESTROY("container.destroy"),
    /** Keys of a user's were added or removed; {@code source}, {@code added}, {@code removed}. */
    KEY_IMPORT("key.import"),
    /** Something was refused; {@code reason}, the error's code in {@code code}. */
    POLICY_DENY("policy.deny"),
    /** {@code removed}: how many sessions and containers. */
    CLEANUP_RUN("cleanup.run");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in the log. */
    public String text() {
      return text;
    }
  }

  /** Copies the details, keeping their order. */
  public AuditEvent {
    details = new LinkedHashMap<>(details);
  }

  /** An event that concerns nobody in particular. */
  public static AuditEvent of(Kind kind) {
    return new AuditEvent(kind, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  /** An event of this user's session. */
  public static AuditEvent of(Kind kind, String user, String session) {
    return new AuditEvent(
        kind, Optional.of(user), Optional.of(session), Optional.empty(), Map.of());
  }

  /** The same event, concerning this container. */
  public AuditEvent in(String containerId) {
    return new AuditEvent(kind, user, session, Optional.of(containerId), details);
  }

  /** The same event with one more detail. */
  public AuditEvent with(String name, String text) {
    return withDetail(name, text);
  }

  /** The same event with one more detail. */
  public AuditEvent with(String name, long number) {
    return withDetail(name, number);
  }

  private AuditEvent withDetail(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put(name, value);
    return new AuditEvent(kind, user, session, container, more);
  }
}
