package dev.podspawn.core.session;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.PodfileDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a session that has a container; whether anybody is connected is not, for the kernel knows
 * ({@link StateDirectory#connections}).
 *
 * @param container the container's id on the engine
 * @param mode the mode that the container was made in
 * @param created when the container was made
 * @param deadline when the container ends by itself; empty for never
 * @param account whom logins are in the container; empty for the image's own user
 * @param graceDeadline until when the container waits for its user to come back; empty when it does not
 * @param podfile what the container was made from; empty without a project
 */
public record SessionRecord(
    Session session,
    String container,
    SessionMode mode,
    Instant created,
    Optional<Instant> deadline,
    Optional<ImageAccount> account,
    Optional<Instant> graceDeadline,
    Optional<PodfileDigest> podfile) {
  private static final int ID_LENGTH = 12;

  /** A session whose container was made from no Podfile. */
  public SessionRecord(
      Session session,
      String container,
      SessionMode mode,
      Instant created,
      Optional<Instant> deadline,
      Optional<ImageAccount> account,
      Optional<Instant> graceDeadline) {
    this(session, container, mode, created, deadline, account, graceDeadline, Optional.empty());
  }

  /** A session whose logins are the image's own user. */
  public SessionRecord(
      Session session,
      String container,
      SessionMode mode,
      Instant created,
      Optional<Instant> deadline,
      Optional<Instant> graceDeadline) {
    this(session, container, mode, created, deadline, Optional.empty(), graceDeadline);
  }

  /** The session's id: the beginning of its container's, as engines abbreviate it. Another container, another id. */
  public String id() {
    return id(container);
  }

  /** The id of the session that has this container. */
  public static String id(String container) {
    return container.length() <= ID_LENGTH ? container : container.substring(0, ID_LENGTH);
  }

  /** The same session, waiting for its user until then. */
  public SessionRecord waitingUntil(Instant end) {
    return new SessionRecord(
        session, container, mode, created, deadline, account, Optional.of(end), podfile);
  }

  /** The same session, its user being back. */
  public SessionRecord inUse() {
    return new SessionRecord(
        session, container, mode, created, deadline, account, Optional.empty(), podfile);
  }
}
