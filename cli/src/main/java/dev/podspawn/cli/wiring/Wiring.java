package dev.podspawn.cli.wiring;

import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.core.authkeys.AuthorizedKeys;
import dev.podspawn.core.authkeys.ForcedCommandLine;
import dev.podspawn.core.authkeys.OfferedKey;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.config.ReadConfig;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.log.AdminLogs;
import dev.podspawn.core.name.UserName;
import java.io.PrintStream;
import java.nio.file.Path;
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
  public List<String> authorizedKeys(GlobalOptions global, List<String> words) {
    UserName user = UserName.parse(words.get(0));
    OfferedKey offered =
        words.size() == 3 ? OfferedKey.of(words.get(1), words.get(2)) : OfferedKey.ANY;
    Config config = config(global);
    ForcedCommandLine command = new ForcedCommandLine(
        surroundings.launcher(), global.config(), config.engine().runAs());
    return new AuthorizedKeys(config.auth().keyDir(), command, log).linesFor(user, offered);
  }

  /** A whole login. */
  public ExitStatus login(GlobalOptions global, Optional<String> user, Optional<String> project) {
    Config config = config(global);
    return new LoginWiring(surroundings, config, log).run(user, project);
  }

  private Config config(GlobalOptions global) {
    global.logFile().ifPresent(file -> log = logTo(Optional.of(file)));
    ReadConfig read = ConfigReader.read(global.config());
    log = logTo(global.logFile().or(() -> read.config().log().file()));
    for (Problem warning : read.warnings()) {
      log.warning(warning.sentence());
    }
    return read.config();
  }

  private static AdminLog logTo(Optional<Path> file) {
    return AdminLogs.of(file);
  }
}
