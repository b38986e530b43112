package dev.podspawn.cli.wiring;

import dev.podspawn.cli.print.PullProgress;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.spawn.Client;
import dev.podspawn.core.spawn.ProcessEnvironment;
import dev.podspawn.core.spawn.Spawn;
import dev.podspawn.core.spawn.SpawnRequest;
import dev.podspawn.core.stream.ClientStreams;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.trace.PhaseTimes;
import dev.podspawn.core.trace.PhaseTrace;
import dev.podspawn.pty.NativeTerminal;
import dev.podspawn.pty.OutputHangUp;
import dev.podspawn.pty.Signals;
import dev.podspawn.pty.StandardInput;
import java.util.Optional;

/** What one login is made of. */
final class LoginWiring {
  private final Surroundings surroundings;
  private final Config config;
  private final AdminLog log;

  LoginWiring(Surroundings surroundings, Config config, AdminLog log) {
    this.surroundings = surroundings;
    this.config = config;
    this.log = log;
  }

  ExitStatus run(Optional<String> named, Optional<String> project) {
    ProcessEnvironment environment = surroundings.environment();
    UserName user = ContainerUser.of(
        named, environment.text("SUDO_USER"), config.engine().runAs(), surroundings.account());
    refuseProject(project.or(() -> environment.text("PODSPAWN_PROJECT")));
    SpawnRequest request =
        SpawnRequest.read(user, Optional.empty(), environment, config.session().acceptEnv());
    Optional<PhaseTimes> times =
        environment.text("PODSPAWN_TRACE").filter("1"::equals).map(on -> new PhaseTimes());
    LoginInterruptions interruptions = new LoginInterruptions();
    try (Signals signals = Signals.listen(signal -> interruptions.interrupt());
        Engine engine = new EngineChoice(config.engine(), surroundings).connect()) {
      return spawn(engine, user, interruptions, times).run(request);
    } finally {
      times.ifPresent(t -> surroundings.err().println(t.line()));
    }
  }

  private Spawn spawn(
      Engine engine, UserName user, LoginInterruptions interruptions, Optional<PhaseTimes> times) {
    Optional<Terminal> terminal =
        StandardInput.isTerminal() ? Optional.of(NativeTerminal.standardInput()) : Optional.empty();
    PullListener pulls = terminal.isPresent()
        ? new PullProgress(config.defaults().image(), surroundings.err())
        : PullListener.SILENT;
    PhaseTrace trace = times.isPresent() ? times.get() : PhaseTrace.NONE;
    return new Spawn(
        engine,
        StateDirectory.open(config.state().dir(), user),
        LoginSettings.of(config, surroundings.account()),
        new Client(ClientStreams.ofProcess(new OutputHangUp()), terminal, interruptions),
        new Spawn.Notices(log, pulls, trace));
  }

  /** There are no projects yet, and a login that asks for one must not land anywhere else. */
  private static void refuseProject(Optional<String> project) {
    if (project.isPresent()) {
      throw new PodspawnException(
          ErrorCode.PROJECT_UNKNOWN,
          new Message(
              "find the project " + project.get(),
              "this server has none of that name",
              "logging in without a project"),
          null);
    }
  }
}
