package dev.podspawn.cli.wiring;

import dev.podspawn.cli.admin.Actor;
import dev.podspawn.cli.admin.BoxReport;
import dev.podspawn.cli.admin.Caller;
import dev.podspawn.cli.admin.Reach;
import dev.podspawn.cli.admin.ServiceLogs;
import dev.podspawn.cli.admin.Sessions;
import dev.podspawn.cli.admin.UserTools;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.forward.SharedNets;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.spawn.ProcessEnvironment;
import dev.podspawn.core.teardown.Fate;
import dev.podspawn.core.teardown.Reaper;
import dev.podspawn.core.teardown.Removal;
import java.util.List;

/** What the admin's commands are made of. */
final class AdminWiring {
  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;

  AdminWiring(Surroundings surroundings, Config config, AdminLog log) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
  }

  /**
   * The sessions that this process may see.
   *
   * @param global the options for the same podspawn run by another account
   */
  Sessions sessions(List<String> global) {
    return new Sessions(
        new Reach(caller(global)),
        new UserTools(
            this::books,
            this::reaper,
            names(),
            new BoxReport(this::engine),
            new ServiceLogs(this::engine, names())));
  }

  /** Who runs this, and how they would run it as somebody else. */
  Caller caller(List<String> global) {
    Account account = surroundings.account();
    ProcessEnvironment environment = surroundings.environment();
    return new Caller(
        account.name(),
        account.isRoot(),
        Actor.of(
            account.name(),
            account.isRoot(),
            environment.text("SUDO_USER"),
            environment.text(Actor.VARIABLE)),
        surroundings.launcher(),
        global,
        config.engine().runAs(),
        config.state().dir());
  }

  private SessionBooks books(UserName user) {
    return Books.of(user, config, surroundings.home(), log);
  }

  private UserTools.OpenReaper reaper(UserName user) {
    SessionBooks books = books(user);
    Engine engine = engine();
    Removal removal = new Removal(
        engine,
        books.store(),
        names(),
        Audits.ofAdmin(user, config, surroundings, log),
        Fences.of(config, surroundings.home(), log),
        SharedNets.of(books.state()));
    Fate fate = new Fate(config.session().gracePeriod(), Pools.isOn(config), books.clock());
    return new UserTools.OpenReaper(new Reaper(engine, books, removal, fate, log), engine::close);
  }

  private Engine engine() {
    return new EngineChoice(config.engine(), surroundings).connect();
  }

  private EngineNames names() {
    return LoginSettings.names(config, surroundings.account());
  }
}
