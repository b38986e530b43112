package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.spawn.SpawnSettings;
import dev.podspawn.core.spawn.Tools;
import java.time.Duration;
import java.util.Optional;

/** What the configuration means for a login. */
final class LoginSettings {
  private LoginSettings() {}

  static SpawnSettings of(Config config, Account account, Tools tools) {
    refuseRuntime(config.security());
    Config.Defaults defaults = config.defaults();
    return new SpawnSettings(
        defaults.image(),
        defaults.user(),
        defaults.shell(),
        tools,
        rules(config),
        new ContainerSpec.Limits(
            defaults.cpus(), defaults.memoryBytes(), config.security().pidsLimit()),
        security(config.security()),
        names(config, account));
  }

  static EngineNames names(Config config, Account account) {
    return new EngineNames(
        Instance.of(config.state().dir()),
        !EngineChoice.isRootlessPodman(config.engine(), account));
  }

  private static SessionRules rules(Config config) {
    Config.Session session = config.session();
    return new SessionRules(
        session.mode(),
        session.gracePeriod(),
        unlessZero(session.maxLifetime()),
        config.resources().maxPerUser(),
        new SessionRules.Times(
            unlessZero(session.idleTimeout()), unlessZero(session.lifetimeWarning())));
  }

  private static Optional<Duration> unlessZero(Duration duration) {
    return duration.isZero() ? Optional.empty() : Optional.of(duration);
  }

  private static ContainerSpec.Security security(Config.Security security) {
    return new ContainerSpec.Security(
        security.capDrop(),
        security.capAdd(),
        security.noNewPrivileges(),
        security.readonlyRootfs(),
        security.tmpfs());
  }

  /** A wall that was asked for and cannot be built yet must not be left out in silence. */
  private static void refuseRuntime(Config.Security security) {
    if (security.runtime().isPresent()) {
      throw new PodspawnException(
          ErrorCode.CONFIG_INVALID,
          new Message(
              "log in",
              "this machine asks for something that podspawn cannot do yet",
              "asking the admin of this machine"),
          new Message(
              "use security.runtime " + security.runtime().get(),
              "this version runs containers only under the engine's own runtime",
              "taking the key out, and setting the runtime in the engine's containers.conf"),
          null);
    }
  }
}
