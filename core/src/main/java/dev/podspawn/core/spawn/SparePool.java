package dev.podspawn.core.spawn;

import dev.podspawn.core.box.Asked;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.session.Spares;
import dev.podspawn.core.teardown.Removal;
import dev.podspawn.core.teardown.Removed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One user's containers that wait for a first login. Each is made for its session, as a login of it would make it, under the
 * name, with the labels and in the network that it keeps: so nothing is handed over, and nobody else's can it become.
 * To be used under the user's lock.
 */
final class SparePool {
  private final SessionBooks books;
  private final SpawnSettings settings;
  private final Removal removal;
  private final Spares spares;

  SparePool(SessionBooks books, SpawnSettings settings, Removal removal) {
    this.books = books;
    this.settings = settings;
    this.removal = removal;
    this.spares = new Spares(books.state());
  }

  /**
   * The session as it is known, its container being a spare no longer; empty when it was one that would not be made like
   * this any more, which is removed.
   */
  Optional<SessionRecord> claim(SessionRecord known) {
    Optional<String> madeBy = spares.madeBy(known);
    if (madeBy.isEmpty()) {
      return Optional.of(known);
    }
    // First, so that nobody takes a container for a spare that somebody has been in.
    spares.forget(known.session());
    if (madeBy.get().equals(maker())) {
      return Optional.of(known);
    }
    removal.remove(known, Removed.Reason.SPARE_OVER);
    return Optional.empty();
  }

  /** Whether the session may have a spare: nobody is in it, and no limit would be the closer for its next login. */
  boolean wants(Session session) {
    SessionRules rules = settings.rules();
    List<SessionRecord> all = books.store().all();
    return rules.mode() != SessionMode.PERSISTENT
        && !settings.forwarding()
        && books.state().connections(session) == 0
        && books.store().find(session).isEmpty()
        && (rules.maxPerUser() == 0 || all.size() < rules.maxPerUser())
        && spares(all).size() < rules.pool().size();
  }

  /** Lets a container wait that has been made just now. */
  void keep(SessionRecord made) {
    Instant end = books.clock().instant().plus(settings.rules().pool().keep());
    SessionRecord waiting = made.waitingUntil(end);
    spares.note(waiting, maker());
    books.store().save(waiting);
  }

  /** Removes what only waits where it would keep a login from its container: spares count against no limit. */
  void makeRoomFor(Session session) {
    if (settings.rules().pool().size() == 0) {
      return;
    }
    List<SessionRecord> others = new ArrayList<>();
    for (SessionRecord record : books.store().all()) {
      if (!record.session().equals(session)) {
        others.add(record);
      }
    }
    int most = settings.rules().maxPerUser();
    if (settings.userMemoryBytes() > 0 || (most > 0 && others.size() >= most)) {
      for (SessionRecord spare : spares(others)) {
        removal.remove(spare, Removed.Reason.SPARE_OVER);
        spares.forget(spare.session());
      }
    }
  }

  private List<SessionRecord> spares(List<SessionRecord> records) {
    List<SessionRecord> found = new ArrayList<>();
    for (SessionRecord record : records) {
      if (spares.isSpare(record)) {
        found.add(record);
      }
    }
    return found;
  }

  /** All that a container is made by, in one line. */
  private String maker() {
    SessionRules rules = settings.rules();
    Asked asked = new Asked(settings.limits(), settings.security(), Optional.empty());
    return String.join(
        " ",
        rules.pool().maker(),
        settings.image(),
        settings.project().map(SessionProject::digest).map(PodfileDigest::text).orElse("-"),
        settings.account().map(ImageAccount::text).orElse("-"),
        rules.mode().word(),
        rules.lifetime().map(Duration::toString).orElse("-"),
        settings.publishedPorts().isPresent() ? "published" : "-",
        asked.text());
  }
}
