package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.spawn.SpawnSettings;
import java.time.Duration;

/** What the configuration means for a login. */
final class LoginSettings {
  /** As good as for ever, and a number that every {@code sleep} takes: 68 years. */
  private static final long NO_LIMIT_SECONDS = Integer.MAX_VALUE;

  private LoginSettings() {}

  static SpawnSettings of(Config config, Account account) {
    refuseRuntime(config.security());
    Config.Defaults defaults = config.defaults();
    return new SpawnSettings(
        defaults.image(),
        defaults.shell(),
        lifetimeSeconds(config.session().maxLifetime()),
        new ContainerSpec.Limits(
            defaults.cpus(), defaults.memoryBytes(), config.security().pidsLimit()),
        security(config.security()),
        new EngineNames(
            Instance.of(config.state().dir()),
            !EngineChoice.isRootlessPodman(config.engine(), account)));
  }

  private static ContainerSpec.Security security(Config.Security security) {
    return new ContainerSpec.Security(
        security.capDrop(),
        security.capAdd(),
        security.noNewPrivileges(),
        security.readonlyRootfs(),
        security.tmpfs());
  }

  /** 0 is no limit; a part of a second counts as a whole one. */
  static long lifetimeSeconds(Duration lifetime) {
    if (lifetime.isZero()) {
      return NO_LIMIT_SECONDS;
    }
    return Math.min(NO_LIMIT_SECONDS, lifetime.plusNanos(999_999_999).toSeconds());
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
