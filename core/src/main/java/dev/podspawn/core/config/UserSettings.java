package dev.podspawn.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code users/USER.yaml} says of one user; what it leaves out is as the server's configuration has it.
 *
 * @param env variables of each login, in the file's order
 * @param runtime OCI runtime of the user's containers
 * @param forwarding where forwarded ports of the user's logins end
 * @param ports where the ports of the user's projects are reached
 */
public record UserSettings(
    Optional<String> image,
    Optional<String> shell,
    Optional<SessionMode> mode,
    Map<String, String> env,
    Dotfiles dotfiles,
    Own own,
    Optional<String> runtime,
    UserNetwork network,
    Optional<Forwarding> forwarding,
    Optional<PortMode> ports) {

  public UserSettings {
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
  }

  /**
   * Where the user's dotfiles are, for containers of projects.
   *
   * @param repo address of a git repository
   * @param install a command that is run in it
   */
  public record Dotfiles(Optional<String> repo, Optional<String> install) {}

  /**
   * What only the user's own file may say more.
   *
   * @param limits of one container
   * @param maxPerUser sessions at a time, 0 for no limit
   * @param userMemoryBytes of all containers together, 0 for no limit
   * @param devices of the host that the user asks for
   */
  public record Own(
      LimitLayer limits,
      Optional<Integer> maxPerUser,
      Optional<Long> userMemoryBytes,
      List<String> devices) {
    public Own {
      devices = List.copyOf(devices);
    }

    static Own of(Values values) {
      return new Own(
          new LimitLayer(
              values.get(UserSchema.CPUS),
              values.get(UserSchema.MEMORY),
              values.get(UserSchema.PIDS),
              values.get(UserSchema.NOFILE),
              values.get(UserSchema.SHM),
              values.get(UserSchema.DISK)),
          values.get(UserSchema.MAX_PER_USER),
          values.get(UserSchema.USER_MEMORY),
          values.get(UserSchema.DEVICES));
    }
  }

  static UserSettings of(Values values) {
    return new UserSettings(
        values.get(UserSchema.IMAGE),
        values.get(UserSchema.SHELL),
        values.get(UserSchema.MODE),
        values.get(UserSchema.ENV),
        new Dotfiles(values.get(UserSchema.DOTFILES_REPO), values.get(UserSchema.DOTFILES_INSTALL)),
        Own.of(values),
        values.get(UserSchema.RUNTIME),
        UserNetwork.of(values),
        values.get(UserSchema.FORWARDING),
        values.get(UserSchema.PORTS));
  }

  /** The server's configuration as it is for this user. */
  public Config over(Config server) {
    return new Config(
        server.auth(),
        own.limits().over(over(server.defaults())),
        over(server.session()),
        server.state(),
        server.log(),
        runtime.isPresent() ? server.security().under(runtime.get()) : server.security(),
        new Config.Resources(own.maxPerUser().orElse(server.resources().maxPerUser())),
        server.projectsFile(),
        server.engine(),
        forwarding.orElse(server.forwarding()),
        ports.orElse(server.ports()),
        server.pool(),
        server.box(),
        over(server.limits()),
        network.over(server.network()));
  }

  private Config.Defaults over(Config.Defaults server) {
    return new Config.Defaults(
        image.orElse(server.image()),
        server.user(),
        shell.isPresent() ? shell : server.shell(),
        server.cpus(),
        server.memoryBytes());
  }

  private Config.Limits over(Config.Limits server) {
    Config.Limits limits = own.limits().over(server);
    return new Config.Limits(
        limits.nofile(),
        limits.shmBytes(),
        limits.diskBytes(),
        limits.pids(),
        own.userMemoryBytes().orElse(limits.userMemoryBytes()),
        new Config.Devices(limits.devices().offered(), own.devices()));
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
