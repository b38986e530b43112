package dev.podspawn.core.teardown;

import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.service.ServiceRemoval;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.Spares;
import dev.podspawn.core.teardown.Removed.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one user's records and containers agree, and clears away whose time is over. Only what carries this installation's
 * labels is touched, and nothing that somebody is connected to, unless its lifetime is over or it is to be killed.
 *
 * <p>Containers are made under the user's lock only, so that one without a record is nobody's: its maker is dead.
 */
public final class Reaper {
  private final Engine engine;
  private final SessionBooks books;
  private final Removal removal;
  private final Fate fate;
  private final AdminLog log;

  /** A reaper of what these books are about. */
  public Reaper(Engine engine, SessionBooks books, Removal removal, Fate fate, AdminLog log) {
    this.engine = engine;
    this.books = books;
    this.removal = removal;
    this.fate = fate;
    this.log = log;
  }

  /** Takes the user's lock and clears away what must go; what cannot be removed is left for the next time, and logged. */
  public List<Removed> cleanUp() {
    try (SessionBooks.Locked locked = books.lock()) {
      List<Removed> removed = reconcile(Optional.empty());
      if (!removed.isEmpty()) {
        removal.audit().record(cleanedUp(removed.size()));
      }
      return removed;
    }
  }

  private AuditEvent cleanedUp(int removed) {
    return new AuditEvent(
        AuditEvent.Kind.CLEANUP_RUN,
        Optional.of(books.state().user().text()),
        Optional.empty(),
        Optional.empty(),
        Map.of("removed", (long) removed));
  }

  /** Takes the user's lock and tells how long the first of the grace periods still lasts; empty when none does. */
  public Optional<Duration> untilNextDeadline() {
    try (SessionBooks.Locked locked = books.lock()) {
      Optional<Instant> first = Optional.empty();
      for (SessionRecord record : books.store().all()) {
        Optional<Instant> end = record.graceDeadline();
        if (end.isPresent() && (first.isEmpty() || end.get().isBefore(first.get()))) {
          first = end;
        }
      }
      return first.map(end -> Duration.between(books.clock().instant(), end));
    }
  }

  /** Takes the user's lock and removes the session, whoever is connected to it; empty when there is none. */
  public Optional<Removed> kill(Session session) {
    try (SessionBooks.Locked locked = books.lock()) {
      for (Removed removed : reconcile(Optional.empty())) {
        if (removed.session().equals(session.key())) {
          return Optional.of(removed);
        }
      }
      Optional<SessionRecord> record = books.store().find(session);
      if (record.isEmpty()) {
        return Optional.empty();
      }
      removal.remove(record.get(), Reason.KILLED);
      return Optional.of(Removed.of(record.get(), Reason.KILLED));
    }
  }

  /** Takes the user's lock and removes all volumes of the user's services, those that are kept too; their names. */
  public List<String> removeVolumes() {
    try (SessionBooks.Locked locked = books.lock()) {
      return new ServiceRemoval(engine, removal.names())
          .removeVolumes(books.state().user());
    }
  }

  /**
   * The same as {@link #cleanUp} for a login that holds the user's lock, and does not count itself as connected. What
   * cannot be removed of its own session makes it fail.
   */
  public List<Removed> makeWayFor(SessionLease own) {
    return reconcile(Optional.of(own));
  }

  private List<Removed> reconcile(Optional<SessionLease> own) {
    Map<String, ContainerInfo> containers;
    boolean mustBeRebuilt;
    Listing listing = Listing.begin(engine, removal.names().labels(books.state().user()));
    try {
      mustBeRebuilt = books.store().mustBeRebuilt(); // opens it, which takes as long as the answer
    } finally {
      containers = byId(listing.await());
    }
    if (mustBeRebuilt) {
      books.store().rebuild(Adoption.records(containers.values()));
    }
    List<Removed> removed = new ArrayList<>();
    for (SessionRecord record : books.store().all()) {
      Optional<ContainerInfo> container =
          Optional.ofNullable(containers.remove(record.container()));
      boolean ours = own.isPresent() && own.get().session().equals(record.session());
      boolean connected =
          ours ? !own.get().isOnly() : books.state().connections(record.session()) > 0;
      Fate.Verdict verdict = fate.of(record, container, connection(record, connected));
      settle(record, verdict, ours, connected, removed);
    }
    removeOrphanServices(containers);
    Networks networks = new Networks(books, removal, own);
    for (ContainerInfo orphan : containers.values()) {
      if (!networks.isInUse(orphan)) {
        removeOrphan(orphan, removed);
      }
    }
    removeOrphanNetworks(networks);
    return removed;
  }

  private Fate.Connection connection(SessionRecord record, boolean connected) {
    if (connected) {
      return Fate.Connection.SOME;
    }
    return new Spares(books.state()).isSpare(record) ? Fate.Connection.NEVER : Fate.Connection.NONE;
  }

  /**
   * Services go with their session's container; those without one were left by a login that died while it made them. They
   * go before all others, whose network they may share, and so do the volumes of a session that has no record.
   */
  private void removeOrphanServices(Map<String, ContainerInfo> containers) {
    Set<Session> dead = new LinkedHashSet<>();
    for (ContainerInfo container : List.copyOf(containers.values())) {
      Session session = EngineNames.session(books.state().user(), container.labels());
      boolean recorded = books.store().find(session).isPresent();
      if (!recorded && session.project().isPresent()) {
        dead.add(session);
      }
      if (EngineNames.service(container.labels()).isPresent()) {
        containers.remove(container.id());
      }
    }
    for (Session session : dead) {
      attempt(() -> new ServiceRemoval(engine, removal.names()).remove(session, false));
    }
  }

  /** A login that died between its network and its record left one that no record leads to. */
  private void removeOrphanNetworks(Networks networks) {
    EngineNames names = removal.names();
    if (!names.ownNetworks()) {
      return;
    }
    List<String> orphans =
        new ArrayList<>(engine.networks(names.labels(books.state().user())));
    for (SessionRecord record : books.store().all()) {
      orphans.remove(names.network(record.session()).orElse(""));
    }
    networks.kept().forEach(session -> orphans.remove(names.network(session).orElse("")));
    for (String orphan : orphans) {
      attempt(() -> engine.removeNetwork(orphan));
    }
  }

  private boolean attempt(Runnable removal) {
    try {
      removal.run();
      return true;
    } catch (PodspawnException e) {
      log.warning(e.adminLine());
      return false;
    }
  }

  private static Map<String, ContainerInfo> byId(List<ContainerInfo> listed) {
    Map<String, ContainerInfo> containers = new LinkedHashMap<>();
    for (ContainerInfo container : listed) {
      containers.put(container.id(), container);
    }
    return containers;
  }

  private void settle(
      SessionRecord record,
      Fate.Verdict verdict,
      boolean ours,
      boolean connected,
      List<Removed> removed) {
    try {
      if (verdict instanceof Fate.Goes goes) {
        remove(record, goes.reason(), connected);
        removed.add(Removed.of(record, goes.reason()));
      } else if (verdict instanceof Fate.Waits waits) {
        books.store().save(record.waitingUntil(waits.until()));
      }
    } catch (PodspawnException e) {
      if (ours) {
        throw e;
      }
      log.warning(e.adminLine());
    }
  }

  /** Of a session whose container alone has ended, what is forwarded goes on. */
  private void remove(SessionRecord record, Reason reason, boolean connected) {
    if (reason == Reason.CONTAINER_GONE && connected && removal.hasNetwork(record.session())) {
      removal.removeFromNetwork(record, reason);
    } else {
      removal.remove(record, reason);
    }
  }

  private void removeOrphan(ContainerInfo orphan, List<Removed> removed) {
    if (attempt(() -> engine.remove(orphan.id()))) {
      removed.add(Removed.orphan(orphan));
      removal.record(books.state().user().text(), orphan.id(), Reason.ORPHAN);
    }
  }
}
