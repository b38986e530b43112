package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.session.Admission;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.teardown.Reaper;
import dev.podspawn.core.teardown.Removal;
import dev.podspawn.core.teardown.Removed;
import java.util.Optional;

/**
 * Finds or makes a session's container under the user's lock, so that simultaneous first logins make one. A missing
 * image is pulled, or a project's built, without the lock.
 */
final class SessionContainer {
  private final SessionBooks books;
  private final Removal removal;
  private final Reaper reaper;
  private final Admission admission;
  private final ContainerMaker maker;
  private final ImageSupply images;
  private final SparePool spares;

  SessionContainer(
      SessionBooks books,
      Removal removal,
      Reaper reaper,
      Admission admission,
      ContainerMaker maker,
      ImageSupply images,
      SparePool spares) {
    this.books = books;
    this.removal = removal;
    this.reaper = reaper;
    this.admission = admission;
    this.maker = maker;
    this.images = images;
    this.spares = spares;
  }

  /** A container, and whether this login made it. */
  record Found(ContainerInUse container, boolean fresh) {
    static Found known(SessionRecord record) {
      return new Found(ContainerInUse.of(record), false);
    }

    String id() {
      return container.id();
    }
  }

  /**
   * The container that others are connected to, taken at their word and without a look at the store; else the one that
   * waits for its user; else a new one. What dead logins left behind goes first.
   */
  Found findOrMake(SessionLease lease) {
    return bringingWhenMissing(lease, () -> {
      Optional<ContainerInUse> shared = lease.sharedContainer();
      return shared.isPresent() && maker.networks().isSound(lease.session(), true)
          ? new Found(shared.get(), false)
          : findAlone(lease);
    });
  }

  private Found findAlone(SessionLease lease) {
    reaper.makeWayFor(lease);
    Optional<SessionRecord> known = books.store().find(lease.session());
    if (known.isPresent() && !maker.networks().isSound(lease.session(), false)) {
      removal.remove(known.get(), Removed.Reason.CONTAINER_GONE);
      known = Optional.empty();
    }
    known = known.isPresent() ? spares.claim(known.get()) : known;
    if (known.isEmpty()) {
      return make(lease.session());
    }
    if (known.get().graceDeadline().isPresent()) {
      books.store().save(known.get().inUse());
    }
    return Found.known(known.get());
  }

  /** A container in place of one that turned out to be gone, unless another login has replaced it already. */
  Found replace(SessionLease lease, String gone) {
    return bringingWhenMissing(lease, () -> {
      Optional<SessionRecord> known = books.store().find(lease.session());
      if (known.isPresent() && !known.get().container().equals(gone)) {
        return Found.known(known.get());
      }
      if (known.isPresent() && removal.hasNetwork(lease.session())) {
        removal.removeFromNetwork(known.get(), Removed.Reason.CONTAINER_GONE);
      } else if (known.isPresent()) {
        removal.remove(known.get(), Removed.Reason.CONTAINER_GONE);
      }
      return make(lease.session());
    });
  }

  /** Has a new container wait for the session's next login, when nobody is in it; whether it does. */
  boolean refill(Session session) {
    reaper.cleanUp();
    try (SessionBooks.Locked locked = books.lock()) {
      boolean wanted = spares.wants(session);
      if (wanted) {
        spares.keep(maker.make(session));
      }
      return wanted;
    }
  }

  private Found make(Session session) {
    spares.makeRoomFor(session);
    admission.admit(session, books.store().all());
    return new Found(ContainerInUse.of(maker.make(session)), true);
  }

  private Found bringingWhenMissing(SessionLease lease, Step step) {
    try {
      return locked(lease, step);
    } catch (EngineException e) {
      if (e.code() != ErrorCode.IMAGE_MISSING) {
        throw e;
      }
    }
    images.bring();
    return locked(lease, step);
  }

  private Found locked(SessionLease lease, Step step) {
    try (SessionBooks.Locked locked = books.lock()) {
      Found found = step.run();
      lease.enter(found.container());
      return found;
    }
  }

  /** What is done under the lock, twice when the image has to be brought in between. */
  @FunctionalInterface
  private interface Step {
    Found run();
  }
}
