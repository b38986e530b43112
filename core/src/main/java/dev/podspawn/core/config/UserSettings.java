package dev.podspawn.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code users/USER.yaml} says of one user; what it leaves out is as the server's configuration has it.
 *
 * @param cpus in cores, 0 for no limit
 * @param memoryBytes 0 for no limit
 * @param env variables of each login, in the file's order
 */
public record UserSettings(
    Optional<String> image,
    Optional<Double> cpus,
    Optional<Long> memoryBytes,
    Optional<String> shell,
    Optional<SessionMode> mode,
    Map<String, String> env,
    Dotfiles dotfiles) {

  public UserSettings {
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
  }

  /**
   * Where the user's dotfiles are; nothing is done with them yet.
   *
   * @param repo address of a git repository
   * @param install a command that is run in it
   */
  public record Dotfiles(Optional<String> repo, Optional<String> install) {}

  static UserSettings of(Values values) {
    return new UserSettings(
        values.get(UserSchema.IMAGE),
        values.get(UserSchema.CPUS),
        values.get(UserSchema.MEMORY),
        values.get(UserSchema.SHELL),
        values.get(UserSchema.MODE),
        values.get(UserSchema.ENV),
        new Dotfiles(
            values.get(UserSchema.DOTFILES_REPO), values.get(UserSchema.DOTFILES_INSTALL)));
  }

  /** The server's configuration as it is for this user. */
  public Config over(Config server) {
    return new Config(
        server.auth(),
        over(server.defaults()),
        over(server.session()),
        server.state(),
        server.log(),
        server.security(),
        server.resources(),
        server.projectsFile(),
        server.engine(),
        server.forwarding(),
        server.pool());
  }

  private Config.Defaults over(Config.Defaults server) {
    return new Config.Defaults(
        image.orElse(server.image()),
        server.user(),
        shell.isPresent() ? shell : server.shell(),
        cpus.orElse(server.cpus()),
        memoryBytes.orElse(server.memoryBytes()));
  }

  private Config.Session over(Config.Session server) {
    return new Config.Session(
        server.gracePeriod(),
        server.maxLifetime(),
        server.lifetimeWarning(),
        server.idleTimeout(),
        mode.orElse(server.mode()),
        server.transport(),
        server.acceptEnv(),
        server.recording());
  }
}
