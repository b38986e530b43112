package dev.podspawn.core.teardown;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionStore;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a session when its last connection ends, by the mode that it was made in: it goes at once, waits for
 * its user, or stays. One whose container has ended goes in any mode.
 */
public final class Teardown implements SessionLease.LastOut {
  private final Engine engine;
  private final SessionBooks books;
  private final Removal removal;
  private final Grace grace;
  private final Refill refill;
  private final AdminLog log;

  /** A teardown with this grace period, after which the next container is made. */
  public Teardown(
      Engine engine,
      SessionBooks books,
      Removal removal,
      Grace grace,
      Refill refill,
      AdminLog log) {
    this.engine = engine;
    this.books = books;
    this.removal = removal;
    this.grace = grace;
    this.refill = refill;
    this.log = log;
  }

  /**
   * How long a container waits, and who looks after it then.
   *
   * @param period zero for not at all
   */
  public record Grace(Duration period, GraceTimer timer) {}

  /**
   * At the end of a login a failure goes to the log only: the program's exit status is what counts. What could not be done,
   * or noted, is looked at once more after a grace period.
   */
  @Override
  public void leave(Session session) {
    try (SessionStore store = books.store()) {
      Optional<SessionRecord> record = store.find(session);
      if (record.isPresent()) {
        settle(record.get());
      }
    } catch (PodspawnException e) {
      log.warning(e.adminLine());
      if (!grace.period().isZero()) {
        grace.timer().start(session, grace.period());
      }
    }
  }

  private void settle(SessionRecord record) {
    boolean waits = record.mode() == SessionMode.GRACE_PERIOD && !grace.period().isZero();
    boolean stays = waits || record.mode() == SessionMode.PERSISTENT;
    if (record.mode() == SessionMode.DESTROY_ON_DISCONNECT && refill.start(record.session())) {
      return; // which clears this one away first
    }
    if (!stays || !isRunning(record)) {
      removal.remove(record, stays ? Removed.Reason.CONTAINER_GONE : Removed.Reason.DISCONNECTED);
    } else if (waits) {
      books.store().save(record.waitingUntil(books.clock().instant().plus(grace.period())));
      grace.timer().start(record.session(), grace.period());
    }
  }

  /** As far as the engine will say; whoever cannot be asked is taken to run. */
  private boolean isRunning(SessionRecord record) {
    try {
      Optional<ContainerInfo> info = engine.inspect(record.container());
      return info.isPresent() && info.get().running();
    } catch (EngineException e) {
      log.warning(e.adminLine());
      return true;
    }
  }
}
