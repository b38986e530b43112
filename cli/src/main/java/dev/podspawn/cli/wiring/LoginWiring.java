package dev.podspawn.cli.wiring;

import dev.podspawn.cli.print.PullProgress;
import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RecordMode;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.config.UserSettings;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.forward.HostSide;
import dev.podspawn.core.forward.Standpoint;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.record.Recorder;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.spawn.Client;
import dev.podspawn.core.spawn.ProcessEnvironment;
import dev.podspawn.core.spawn.SessionKind;
import dev.podspawn.core.spawn.Spawn;
import dev.podspawn.core.spawn.SpawnRequest;
import dev.podspawn.core.spawn.SpawnSettings;
import dev.podspawn.core.stream.ClientStreams;
import dev.podspawn.core.trace.PhaseTimes;
import dev.podspawn.core.trace.PhaseTrace;
import dev.podspawn.pty.OutputHangUp;
import dev.podspawn.pty.Signals;
import dev.podspawn.pty.StandardInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** What one login is made of. */
final class LoginWiring {
  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;
  private final List<String> self;
  private final Optional<Projects> project;

  /** Of a login by this podspawn, whose launcher and global options are {@code self}. */
  LoginWiring(Surroundings surroundings, Config config, AdminLog log, List<String> self) {
    this(surroundings, config, log, self, Optional.empty());
  }

  private LoginWiring(
      Surroundings surroundings,
      Config config,
      AdminLog log,
      List<String> self,
      Optional<Projects> project) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
    this.self = self;
    this.project = project;
  }

  /** The same for a user with settings of their own. */
  private LoginWiring with(UserSettings own) {
    return new LoginWiring(surroundings, own.over(config), log, self);
  }

  /** The same to a project, which the user may open; for what is below it, this configuration holds. */
  private LoginWiring to(
      UserName user, Optional<String> asked, Optional<UserSettings.Dotfiles> dotfiles) {
    if (asked.isEmpty()) {
      return this;
    }
    Projects plain = Projects.open(config, log, user, asked.get());
    Projects opened = dotfiles.isPresent() ? plain.with(dotfiles.get()) : plain;
    return new LoginWiring(surroundings, opened.config(), log, self, Optional.of(opened));
  }

  /** Carries the login; {@code files} are beside the configuration. */
  ExitStatus run(Optional<String> named, Optional<String> asked, UserFiles files) {
    ProcessEnvironment environment = surroundings.environment();
    UserName user = ContainerUser.of(
        named, environment.text("SUDO_USER"), config.engine().runAs(), surroundings.account());
    AuditLog audit = Audits.ofLogin(user, config, log);
    try {
      Optional<String> project = asked.or(() -> environment.text("PODSPAWN_PROJECT"));
      Optional<UserFiles.Read> own = files.read(user);
      if (own.isEmpty()) {
        return to(user, project, Optional.empty()).run(user, Map.of(), audit, Spawn::run);
      }
      own.get().warnings().forEach(warning -> log.warning(warning.sentence()));
      UserSettings settings = own.get().settings();
      return with(settings)
          .to(user, project, Optional.of(settings.dotfiles()))
          .run(user, settings.env(), audit, Spawn::run);
    } catch (PodspawnException e) {
      Audits.denied(user, audit, e);
      throw e;
    }
  }

  /** What podspawn-pam-up asks for, and the end of a connection that it let in. */
  ExitStatus forward(Optional<String> named, UserFiles files, BiConsumer<Spawn, Session> step) {
    Optional<LoginName> asked = named.map(LoginName::parse);
    UserName user = unasked(asked.map(name -> name.user().text()));
    LoginWiring login = of(user, asked.flatMap(LoginName::project).map(ProjectName::text), files);
    if (!login.config.forwarding().endsInContainer()) {
      throw Forwards.off(user);
    }
    return login.step(user, step);
  }

  /** Where no container is to wait, there is nothing to do. */
  ExitStatus refill(Optional<String> named, Optional<String> project, UserFiles files) {
    UserName user = unasked(named);
    LoginWiring login = of(user, project, files);
    return Pools.isOn(login.config) ? login.step(user, Spawn::refill) : ExitStatus.OK;
  }

  /** Whose session it is that no client asks for: sudo lets clients ask for {@code spawn} only. */
  private UserName unasked(Optional<String> named) {
    return ContainerUser.of(
        named, Optional.empty(), config.engine().runAs(), surroundings.account());
  }

  /** The same for a user, with settings of their own if they have any, to a project if one is named. */
  private LoginWiring of(UserName user, Optional<String> project, UserFiles files) {
    Optional<UserFiles.Read> own = files.read(user);
    return (own.isPresent() ? with(own.get().settings()) : this)
        .to(user, project, own.map(read -> read.settings().dotfiles()));
  }

  private ExitStatus step(UserName user, BiConsumer<Spawn, Session> step) {
    return run(user, Map.of(), Audits.ofLogin(user, config, log), (spawn, request) -> {
      step.accept(spawn, request.session());
      return ExitStatus.OK;
    });
  }

  private ExitStatus run(
      UserName user,
      Map<String, String> variables,
      AuditLog audit,
      BiFunction<Spawn, SpawnRequest, ExitStatus> story) {
    ProcessEnvironment environment = surroundings.environment();
    SpawnRequest read = SpawnRequest.read(
            user, project.map(Projects::name), environment, config.session().acceptEnv())
        .with(variables);
    SpawnRequest request =
        config.forwarding().hasDisplay() ? Forwards.withDisplay(read, environment, config) : read;
    Optional<PhaseTimes> times =
        environment.text("PODSPAWN_TRACE").filter("1"::equals).map(on -> new PhaseTimes());
    LoginInterruptions interruptions = new LoginInterruptions();
    Carriage carriage = Carriage.choose(config.session().transport(), surroundings.home(), log);
    boolean forwards = config.forwarding().endsInContainer();
    if (forwards) {
      bringNetwork(request.session());
    }
    boolean outside = !forwards || Standpoint.ofProcess(request.session()).isHosts();
    try (Signals signals = Signals.listen(signal -> interruptions.interrupt());
        Engine engine = connect(carriage, outside);
        ClientStreams streams = ClientStreams.ofProcess(new OutputHangUp())) {
      SpawnSettings settings =
          LoginSettings.of(config, surroundings.home(), surroundings.account(), carriage.tools());
      Spawn spawn = spawn(
          engine,
          inProject(settings),
          request,
          LoginClient.of(streams, interruptions),
          times,
          audit,
          outside);
      return story.apply(spawn, request);
    } finally {
      times.ifPresent(t -> surroundings.err().println(t.line()));
    }
  }

  /** From the network of another session none can be made for this one: somebody else does it. */
  private void bringNetwork(Session session) {
    if (Standpoint.ofProcess(session).isInUsersOwn()) {
      new HostSide(StateDirectory.open(config.state().dir(), session.user()))
          .bring(session, surroundings.err());
    }
  }

  private Engine connect(Carriage carriage, boolean outside) {
    return carriage.over(
        new EngineChoice(config.engine(), surroundings, outside).connect(),
        AgentSocket.of(surroundings.environment(), config.engine().runAs()),
        log);
  }

  private Spawn spawn(
      Engine engine,
      SpawnSettings settings,
      SpawnRequest request,
      Client client,
      Optional<PhaseTimes> times,
      AuditLog audit,
      boolean outside) {
    boolean terminal = client.terminal().isPresent();
    PullListener pulls = terminal
        ? new PullProgress(config.defaults().image(), surroundings.err())
        : PullListener.SILENT;
    PhaseTrace trace = times.isPresent() ? times.get() : PhaseTrace.NONE;
    SessionBooks books = Books.of(request.user(), config, surroundings.home(), log);
    return new Spawn(
        engine,
        books,
        settings,
        Fences.of(config, surroundings.home(), log),
        outside ? Pools.aftercare(config, self, books.state(), log) : Forwards.LOOKED_AFTER,
        client,
        new Spawn.Notices(
            log,
            pulls,
            trace,
            audit,
            clientAddress(),
            recorder(request.kind(), terminal, books.state())));
  }

  /** Where nothing is recorded, nothing is loaded for it. */
  private Optional<Recorder> recorder(SessionKind kind, boolean terminal, StateDirectory state) {
    RecordMode mode = config.session().recording().mode();
    return mode != RecordMode.OFF && Recorders.wants(mode, kind, terminal)
        ? Optional.of(Recorders.of(config, state, log))
        : Optional.empty();
  }

  /** SSH_CONNECTION begins with the client's address (ssh(1)). */
  private Optional<String> clientAddress() {
    Optional<String> connection = surroundings.environment().text("SSH_CONNECTION");
    return connection.map(text -> text.substring(0, Math.max(0, text.indexOf(' '))));
  }

  private SpawnSettings inProject(SpawnSettings settings) {
    return project.isPresent()
        ? project.get().in(settings, surroundings.err(), StandardInput.isTerminal())
        : settings;
  }
}
