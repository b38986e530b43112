package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.Directories;
import dev.podspawn.core.setup.Change;
import dev.podspawn.core.setup.EngineMode;
import dev.podspawn.core.setup.Logins;
import dev.podspawn.core.setup.Plan;
import dev.podspawn.core.setup.Preflight;
import dev.podspawn.core.setup.Setup;
import dev.podspawn.core.setup.SetupException;
import dev.podspawn.core.setup.SetupWatch;
import dev.podspawn.core.setup.Site;
import dev.podspawn.core.sshd.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What setting a server up is made of. */
public final class SetupWiring {
  private final Surroundings surroundings;
  private final Optional<Path> namedConfig;
  private final SetupWatch watch;
  private final Consumer<String> say;

  /** A set-up by this installation; the watch is for tests. */
  public SetupWiring(Surroundings surroundings, Optional<Path> namedConfig, SetupWatch watch) {
    this.surroundings = surroundings;
    this.namedConfig = namedConfig.map(Path::toAbsolutePath);
    this.watch = watch;
    this.say = surroundings.out()::println;
  }

  /** Does what is asked for, and says each thing that it did. */
  public void run(SetupRequest request) {
    if (!surroundings.account().isRoot()) {
      throw new SetupException(
          ErrorCode.SETUP_NOT_ROOT, "only root can", "'sudo podspawn server-setup'");
    }
    try {
      if (request.undo()) {
        new Setup(state().resolve("setup"), say, watch).undo();
        removeAnswers();
      } else {
        make(request);
      }
    } catch (IOException e) {
      throw new SetupException(
          ErrorCode.SETUP_FAILED,
          String.valueOf(e.getMessage()),
          "again when that has been put right; nothing has been changed",
          e);
    }
  }

  /** They are written by a timer, and not by set-up: none comes back once that has gone. */
  private void removeAnswers() throws IOException {
    Path answers = realHome().resolve("lib").resolve("answers");
    if (Files.isDirectory(answers, LinkOption.NOFOLLOW_LINKS)) {
      Directories.remove(answers);
      say.accept("removed prepared answers to sshd from " + answers);
    }
  }

  private void make(SetupRequest request) throws IOException {
    Site site = site(request);
    List<String> notes = new ArrayList<>();
    Logins logins = new Preflight(site).check(notes);
    notes.forEach(note -> say.accept("note: " + note));
    List<Change> plan = new Plan(site, Toolbox.architecture(), logins).changes();
    List<Change> needed = Setup.needed(plan);
    if (needed.isEmpty()) {
      say.accept("nothing to do: all " + plan.size() + " things are as server-setup makes them");
    } else if (request.dryRun()) {
      needed.forEach(change -> say.accept("would be done: " + change.what()));
    } else {
      new Setup(site.journal(), say, watch).make(needed);
    }
    new SetupHints(surroundings, site).tell(say);
  }

  private Site site(SetupRequest request) throws IOException {
    Path program = Sshd.find()
        .orElseThrow(() -> new SetupException(
            ErrorCode.SETUP_REFUSED,
            "this machine has no sshd",
            "'apt-get install openssh-server'"));
    Path file = namedConfig.orElse(ConfigReader.DEFAULT_FILE);
    boolean there = Files.exists(file);
    Config config = there ? ConfigReader.read(file).config() : Config.defaultConfig();
    EngineMode engine = request.engine().orElseGet(() -> engineOf(config));
    if (there) {
      requireAgreement(file, config, engine);
    }
    return new Site(
        realHome(),
        namedConfig,
        file,
        config,
        there,
        engine,
        config.engine().runAs() instanceof RunAs.ServiceAccount service
            ? service.account()
            : Site.ACCOUNT,
        socket(config, engine),
        new Sshd(program, request.sshdConfig()),
        request.forwards() ? Optional.of(request.pamFile()) : Optional.empty());
  }

  private static EngineMode engineOf(Config config) {
    if (config.engine().runAs() instanceof RunAs.LoginUser) {
      return EngineMode.ROOTLESS;
    }
    return config.engine().socket().filter(path -> path.endsWith("docker.sock")).isPresent()
        ? EngineMode.DOCKER
        : EngineMode.PODMAN;
  }

  private static Path socket(Config config, EngineMode engine) {
    return config
        .engine()
        .socket()
        .orElse(engine == EngineMode.DOCKER ? Site.DOCKER_SOCKET : Site.PODMAN_SOCKET);
  }

  /** A configuration that is there is the admin's, and is not changed. */
  private static void requireAgreement(Path file, Config config, EngineMode engine) {
    boolean service = config.engine().runAs() instanceof RunAs.ServiceAccount;
    if (service == (engine == EngineMode.ROOTLESS)) {
      throw new SetupException(
          ErrorCode.SETUP_REFUSED,
          file + " says 'engine.run_as: " + config.engine().runAs() + "', which is not --engine "
              + engine.word(),
          "'engine.run_as: " + (service ? "login-user" : Site.ACCOUNT) + "' in it, or no --engine");
    }
    if (engine == EngineMode.PODMAN && config.engine().socket().isEmpty()) {
      throw new SetupException(
          ErrorCode.SETUP_REFUSED,
          file + " does not say which socket the service account opens",
          "'engine.socket: " + Site.PODMAN_SOCKET + "' in it, or --engine docker");
    }
  }

  /** sshd looks at every directory on the way to a program that it runs, and so do we. */
  private Path realHome() {
    try {
      return surroundings.home().toRealPath();
    } catch (IOException e) {
      throw new SetupException(
          ErrorCode.SETUP_REFUSED,
          surroundings.home() + " is not there",
          "copying the whole distribution again",
          e);
    }
  }

  /** A configuration that has been broken since is not in the way of --undo where the state is in its usual place. */
  private Path state() {
    Path usual = Config.defaultConfig().state().dir();
    Path file = namedConfig.orElse(ConfigReader.DEFAULT_FILE);
    try {
      return Files.exists(file) ? ConfigReader.read(file).config().state().dir() : usual;
    } catch (PodspawnException e) {
      if (Files.exists(usual.resolve("setup"))) {
        return usual;
      }
      throw e;
    }
  }
}
