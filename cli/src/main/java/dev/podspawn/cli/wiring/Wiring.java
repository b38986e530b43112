package dev.podspawn.cli.wiring;

import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.Sessions;
import dev.podspawn.cli.oidc.OidcSettings;
import dev.podspawn.cli.option.DoctorOptions;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.replay.Timing;
import dev.podspawn.cli.user.Users;
import dev.podspawn.cli.warmup.Warmup;
import dev.podspawn.core.authkeys.AuthorizedKeys;
import dev.podspawn.core.authkeys.ForcedCommandLine;
import dev.podspawn.core.authkeys.OfferedKey;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.config.ReadConfig;
import dev.podspawn.core.config.UserFiles;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.log.AdminLogs;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.setup.SetupWatch;
import dev.podspawn.core.spawn.Spawn;
import dev.podspawn.core.toolbox.ToolboxReport;
import dev.podspawn.core.users.KeySource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The composition root: what each command is made of. One for each run of podspawn. */
public final class Wiring {
  private final Surroundings surroundings;

  /** The system's log until the configuration names another. */
  private AdminLog log = AdminLogs.of(Optional.empty());

  /** A run in these surroundings. */
  public Wiring(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Where results go. */
  public PrintStream out() {
    return surroundings.out();
  }

  /** Where failures go. */
  public PrintStream err() {
    return surroundings.err();
  }

  /** Where the admin looks, as far as it is known yet. */
  public AdminLog log() {
    return log;
  }

  /** The lines for sshd; {@code words} are the account's name, and perhaps the offered key's type and text. */
  public List<String> authorizedKeys(GlobalOptions global, Optional<Path> pam, List<String> words) {
    LoginName login = LoginName.parse(words.get(0));
    OfferedKey offered =
        words.size() == 3 ? OfferedKey.of(words.get(1), words.get(2)) : OfferedKey.ANY;
    Config config = config(global);
    ForcedCommandLine command = new ForcedCommandLine(
        surroundings.launcher(),
        global.config(),
        config.engine().runAs(),
        surroundings.agentLender());
    return new AuthorizedKeys(
            config.auth().keyDir(),
            command,
            log,
            Forwards.grants(pam, global.config(), config, surroundings, log))
        .linesFor(login, offered);
  }

  /** Writes down what {@code auth-keys} would answer; how many users it has an answer about. */
  public int prepareAnswers(GlobalOptions global) {
    return new AnswersWiring(surroundings, global).prepare();
  }

  /** A whole login. */
  public ExitStatus login(GlobalOptions global, Optional<String> user, Optional<String> project) {
    return logins(global).run(user, project, userFiles(global));
  }

  /** Makes the network of a user's session, or ends a connection's use of it; from the host's own network. */
  public ExitStatus forward(GlobalOptions global, Optional<String> user, boolean up) {
    return logins(global).forward(user, userFiles(global), up ? Spawn::prepare : Spawn::leave);
  }

  /** Has a container wait for the session's next login. */
  public ExitStatus refill(GlobalOptions global, Optional<String> user, Optional<String> project) {
    return logins(global).refill(user, project, userFiles(global));
  }

  private LoginWiring logins(GlobalOptions global) {
    Config config = config(global);
    return new LoginWiring(surroundings, config, log, self(global));
  }

  private static UserFiles userFiles(GlobalOptions global) {
    return UserFiles.beside(global.config().orElse(ConfigReader.DEFAULT_FILE));
  }

  /** Clears away what must go of one user's sessions, in this process. */
  public Cleaned cleanUp(GlobalOptions global, Optional<String> user) {
    Config config = config(global);
    return new CleanupWiring(surroundings, config, log)
        .run(user, Pools.refill(config, self(global), log));
  }

  /** The sessions that this process may see, in its own hands or by way of their accounts. */
  public Sessions sessions(GlobalOptions global) {
    Config config = config(global);
    return new AdminWiring(surroundings, config, log).sessions(options(global));
  }

  /** An identity provider that nobody has approved yet, as a source of keys. */
  public KeySource identityProvider(OidcSettings settings) {
    return OidcWiring.fresh(settings, err());
  }

  /** The users, for root; what people should know goes where results go. */
  public Users users(GlobalOptions global, boolean quiet) {
    Config config = config(global);
    Path file = global.config().orElse(ConfigReader.DEFAULT_FILE);
    return new UsersWiring(surroundings, config, log)
        .users(file, line -> (quiet ? err() : out()).println(line));
  }

  /** The server's projects. */
  public ProjectsWiring projects(GlobalOptions global) {
    Config config = config(global);
    return new ProjectsWiring(surroundings, config, log, global.config(), options(global));
  }

  /** Collects this machine's programs for containers; the configuration has no part in it, and may be broken. */
  public ToolboxReport buildToolbox(GlobalOptions global, boolean onlyAgain) {
    global.logFile().ifPresent(file -> log = AdminLogs.of(Optional.of(file)));
    return new ToolboxWiring(surroundings).build(onlyAgain);
  }

  /** What makes logins start sooner; the configuration has no part in it. */
  public Warmup warmup(GlobalOptions global) {
    global.logFile().ifPresent(file -> log = AdminLogs.of(Optional.of(file)));
    return WarmupWiring.of(surroundings);
  }

  /** Sets this server up, or takes that back. */
  public void setUp(GlobalOptions global, SetupRequest request) {
    global.logFile().ifPresent(file -> log = AdminLogs.of(Optional.of(file)));
    new SetupWiring(surroundings, global.config(), SetupWatch.NONE).run(request);
  }

  /** Looks at this server, and puts right what may be where that is asked for; the configuration may be broken. */
  public List<Finding> doctor(GlobalOptions global, DoctorOptions options, DoctorRequest request) {
    global.logFile().ifPresent(file -> log = AdminLogs.of(Optional.of(file)));
    SiteReading reading =
        new SiteReading(surroundings, global.config(), request.sshdConfig(), options.user());
    return new DoctorWiring(surroundings, reading, log, options(global))
        .run(options, request, err()::println);
  }

  /** Tries an image on the engine that it is on. */
  public List<Finding> verifyImage(GlobalOptions global, DoctorOptions options, String image) {
    Config config = config(global);
    return new ImageWiring(surroundings, config, log)
        .verify(image, options.user(), options(global));
  }

  /** The client's side: there is no admin whose log it could write to, unless a file is named. */
  public ClientWiring client(GlobalOptions global) {
    log = global.logFile().isPresent() ? AdminLogs.of(global.logFile()) : AdminLogs.none();
    return new ClientWiring(surroundings, global.config());
  }

  /** Podfiles on this machine, for whoever writes them. */
  public PodfileWiring podfiles(GlobalOptions global) {
    log = global.logFile().isPresent() ? AdminLogs.of(global.logFile()) : AdminLogs.none();
    return new PodfileWiring(ClientPlaces.ofProcess(Optional.empty()));
  }

  /** How a command that lists something prints it. */
  public Output output(OutputOptions options) {
    return new Output(
        surroundings.out(), options.json(), options.format(), Dialogue.mayBeBold(surroundings));
  }

  /** Asks the person at the terminal, if there is one; where there is none, the command line is their word. */
  public boolean isAgreed(String question) {
    return new Dialogue(surroundings).isAgreed(question);
  }

  /** Does something again and again, with a pause in between, until a signal ends it (HUP, INT or TERM). */
  public void untilSignalled(Duration pause, Runnable round) {
    new Rounds(err(), log).untilSignalled(pause, round);
  }

  /** Plays a recording to where results go; a signal (HUP, INT or TERM) ends it. */
  public void replay(GlobalOptions global, Path file, Timing timing) {
    global.logFile().ifPresent(named -> log = AdminLogs.of(Optional.of(named)));
    new Replays(out(), err()).play(file, timing);
  }

  /** Tells what went wrong for some users, and what that makes of the exit status. */
  public ExitStatus status(Answer answer) {
    for (String trouble : answer.troubles()) {
      err().println(trouble);
      log.warning(trouble);
    }
    return answer.troubles().isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
  }

  /** How this podspawn is started again, with the same configuration and log. */
  private List<String> self(GlobalOptions global) {
    List<String> words = options(global);
    words.add(0, surroundings.launcher().toString());
    return words;
  }

  /** With what this podspawn is started again for the same configuration and log. */
  private List<String> options(GlobalOptions global) {
    List<String> words = new ArrayList<>();
    global.config().ifPresent(file -> words.addAll(List.of(OptionNames.CONFIG, absolute(file))));
    global.logFile().ifPresent(file -> words.addAll(List.of(OptionNames.LOG_FILE, absolute(file))));
    return words;
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().toString();
  }

  private Config config(GlobalOptions global) {
    global.logFile().ifPresent(file -> log = AdminLogs.of(Optional.of(file)));
    ReadConfig read = ConfigReader.read(global.config());
    log = AdminLogs.of(global.logFile().or(() -> read.config().log().file()));
    for (Problem warning : read.warnings()) {
      log.warning(warning.sentence());
    }
    return read.config();
  }
}
