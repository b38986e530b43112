package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.forward.SharedNets;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.teardown.Fate;
import dev.podspawn.core.teardown.Reaper;
import dev.podspawn.core.teardown.Refill;
import dev.podspawn.core.teardown.Removal;
import dev.podspawn.core.teardown.Removed;
import java.util.List;
import java.util.Optional;

/** What clearing away one user's sessions is made of. */
final class CleanupWiring {
  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;

  CleanupWiring(Surroundings surroundings, Config config, AdminLog log) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
  }

  /**
   * Clears away what must go of the named user's, or of the account's own. Where a session's container has waited for its
   * user in vain, the next one is made.
   */
  Cleaned run(Optional<String> named, Refill refill) {
    UserName user = user(named);
    SessionBooks books = Books.of(user, config, surroundings.home(), log);
    try (Engine engine = new EngineChoice(config.engine(), surroundings).connect()) {
      Reaper reaper = reaper(engine, books);
      List<Removed> removed = reaper.cleanUp();
      for (Removed one : removed) {
        if (one.reason() == Removed.Reason.GRACE_OVER) {
          refill.start(session(user, one.session()));
        }
      }
      return new Cleaned(removed, reaper.untilNextDeadline());
    }
  }

  private static Session session(UserName user, String key) {
    int length = user.text().length();
    return new Session(
        user,
        key.length() > length
            ? Optional.of(ProjectName.parse(key.substring(length + 1)))
            : Optional.empty());
  }

  private UserName user(Optional<String> named) {
    Optional<String> own = config.engine().runAs() instanceof RunAs.LoginUser
        ? Optional.of(surroundings.account().name())
        : Optional.empty();
    return ContainerUser.of(
        named.or(() -> own),
        surroundings.environment().text("SUDO_USER"),
        config.engine().runAs(),
        surroundings.account());
  }

  private Reaper reaper(Engine engine, SessionBooks books) {
    EngineNames names = LoginSettings.names(config, surroundings.account());
    Removal removal = new Removal(
        engine,
        books.store(),
        names,
        Audits.ofAdmin(books.state().user(), config, surroundings, log),
        Fences.of(config, surroundings.home(), log),
        SharedNets.of(books.state()));
    Fate fate = new Fate(config.session().gracePeriod(), Pools.isOn(config), books.clock());
    return new Reaper(engine, books, removal, fate, log);
  }
}
