package dev.podspawn.core.teardown;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.forward.SharedNet;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which containers that no record names own the network of a session that is still there. */
final class Networks {
  private final SessionBooks books;
  private final Removal removal;
  private final Optional<SessionLease> own;
  private final List<Session> kept = new ArrayList<>();

  /** As a login sees it that does not count itself as connected, or as cleaning up does. */
  Networks(SessionBooks books, Removal removal, Optional<SessionLease> own) {
    this.books = books;
    this.removal = removal;
    this.own = own;
  }

  /**
   * Whether it is such a container, whole, and its session has a record or a connection. One that somebody began to make
   * and never wrote down is not.
   */
  boolean isInUse(ContainerInfo container) {
    Optional<Session> session = EngineNames.ownedNetwork(books.state().user(), container.labels());
    if (session.isEmpty() || !isWhole(session.get(), container)) {
      return false;
    }
    boolean used = books.store().find(session.get()).isPresent() || isConnected(session.get());
    if (used) {
      kept.add(session.get());
    } else {
      removal.nets().forget(session.get());
    }
    return used;
  }

  private boolean isWhole(Session session, ContainerInfo container) {
    Optional<SharedNet> known = removal.nets().find(session);
    return container.running()
        && known.filter(net -> net.container().equals(container.id())).isPresent();
  }

  private boolean isConnected(Session session) {
    boolean ours = own.isPresent() && own.get().session().equals(session);
    return ours ? !own.get().isOnly() : books.state().connections(session) > 0;
  }

  /** The sessions of those that are. */
  List<Session> kept() {
    return kept;
  }
}
