package dev.podspawn.core.doctor;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The installation that is looked at.
 *
 * @param home the distribution, with symbolic links resolved
 * @param configResults what reading the configuration has shown; with a failure, {@code config} is all default
 * @param configFile where the configuration is, or would be
 * @param sshdConfig the file that sshd reads
 * @param group whose members are podspawn's accounts, by sshd's configuration
 * @param users whom it is about, by name: those with a key file, with state, or in the group
 */
public record Site(
    Path home,
    Config config,
    List<Result> configResults,
    Path configFile,
    Path sshdConfig,
    String group,
    List<UserName> users) {
  /** The group of the drop-in that podspawn brings. */
  public static final String USUAL_GROUP = "podspawn";

  public Site {
    configResults = List.copyOf(configResults);
    users = List.copyOf(users);
  }

  /** What sshd calls. */
  public Path launcher() {
    return home.resolve("bin").resolve("podspawn");
  }

  /** Where there is one directory for each user. */
  public Path stateUsers() {
    return config.state().dir().resolve("users");
  }

  /** The account that talks to the engine for everybody; empty where each account has its own. */
  public Optional<String> service() {
    return config.engine().runAs() instanceof RunAs.ServiceAccount service
        ? Optional.of(service.account())
        : Optional.empty();
  }

  /** The directory of the configuration, in which there are others. */
  public Path etc() {
    Path parent = configFile.toAbsolutePath().getParent();
    return parent == null ? Path.of("/etc/podspawn") : parent;
  }
}
