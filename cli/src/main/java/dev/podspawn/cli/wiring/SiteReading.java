package dev.podspawn.cli.wiring;

import dev.podspawn.cli.doctor.Machine;
import dev.podspawn.cli.doctor.Users;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.ConfigException;
import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.config.ReadConfig;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.doctor.Site;
import dev.podspawn.core.doctor.host.SshdGroup;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an installation is, learnt without trusting that it is right. */
final class SiteReading {
  private static final Path SSHD_CONFIG = Path.of("/etc/ssh/sshd_config");

  private final Surroundings surroundings;
  private final Path configFile;
  private final Path sshdConfig;
  private final Optional<UserName> only;
  private final Config config;
  private final List<Result> configResults = new ArrayList<>();

  /**
   * Reads the configuration.
   *
   * @param named what {@code --config} names
   * @param sshd what {@code --sshd-config} names
   * @param only the user whom it is about; empty for all
   */
  SiteReading(
      Surroundings surroundings,
      Optional<Path> named,
      Optional<Path> sshd,
      Optional<UserName> only) {
    this.surroundings = surroundings;
    this.configFile = named.orElse(ConfigReader.DEFAULT_FILE).toAbsolutePath().normalize();
    this.sshdConfig = sshd.orElse(SSHD_CONFIG).toAbsolutePath().normalize();
    this.only = only;
    this.config = read(named);
  }

  private Config read(Optional<Path> named) {
    try {
      ReadConfig read = ConfigReader.read(named);
      tell(read.warnings());
      return read.config();
    } catch (ConfigException e) {
      tell(e.problems());
    } catch (PodspawnException e) {
      configResults.add(new Result.Fail(
          configFile.toString(), e.adminLine(), Fix.byHand("ls -ld " + configFile)));
    }
    return Config.defaultConfig();
  }

  private void tell(List<Problem> problems) {
    Fix fix = Fix.byHand("editor " + configFile);
    for (Problem problem : problems) {
      String place = configFile + (problem.line() > 0 ? ":" + problem.line() : "");
      String text = (problem.field().isEmpty() ? "" : problem.field() + ": ") + problem.text();
      configResults.add(
          problem.severity() == Problem.Severity.ERROR
              ? new Result.Fail(place, text, fix)
              : new Result.Warn(place, text, fix));
    }
  }

  /** The configuration; all default where it is broken. */
  Config config() {
    return config;
  }

  /** The installation as it is now. */
  Site site(Machine machine) {
    String group = new SshdGroup(machine::read, machine::entries).of(sshdConfig);
    Path home = machine.real(surroundings.home()).orElse(surroundings.home());
    return new Site(
        home, config, configResults, configFile, sshdConfig, group, users(machine, group));
  }

  private List<UserName> users(Machine machine, String group) {
    if (only.isPresent()) {
      return only.stream().toList();
    }
    List<UserName> all = new Users(machine)
        .in(config.auth().keyDir())
        .in(config.state().dir().resolve("users"))
        .of(group)
        .all();
    return seesAll()
        ? all
        : all.stream()
            .filter(user -> user.text().equals(surroundings.account().name()))
            .toList();
  }

  private boolean seesAll() {
    return surroundings.account().isRoot()
        || (config.engine().runAs() instanceof RunAs.ServiceAccount service
            && service.account().equals(surroundings.account().name()));
  }
}
