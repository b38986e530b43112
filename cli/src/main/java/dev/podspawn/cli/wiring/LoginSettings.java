package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.device.DeviceGrant;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.sandbox.WritableParts;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.spawn.SpawnSettings;
import dev.podspawn.core.spawn.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the configuration means for a login. */
final class LoginSettings {
  private LoginSettings() {}

  /** By the distribution in {@code home}. */
  static SpawnSettings of(Config config, Path home, Account account, Tools tools) {
    Config.Defaults defaults = config.defaults();
    return new SpawnSettings(
        defaults.image(),
        defaults.user(),
        defaults.shell(),
        tools,
        rules(config, home),
        limits(config),
        withDevices(security(config), config, account),
        names(config, account),
        config.limits().userMemoryBytes(),
        config.box().bestEffort(),
        config.forwarding().endsInContainer());
  }

  private static ContainerSpec.Limits limits(Config config) {
    Config.Limits more = config.limits();
    return new ContainerSpec.Limits(
        config.defaults().cpus(),
        config.defaults().memoryBytes(),
        more.pids().orElse(config.security().pidsLimit()),
        more.nofile(),
        more.shmBytes(),
        more.diskBytes());
  }

  /** Where no device is wanted, nothing is loaded for it. */
  private static ContainerSpec.Security withDevices(
      ContainerSpec.Security security, Config config, Account account) {
    Config.Devices devices = config.limits().devices();
    return devices.wanted().isEmpty()
        ? security
        : security.withDevices(
            DeviceGrant.of(devices, EngineChoice.isRootlessPodman(config.engine(), account)));
  }

  static EngineNames names(Config config, Account account) {
    return new EngineNames(
        Instance.of(config.state().dir()),
        !EngineChoice.isRootlessPodman(config.engine(), account));
  }

  private static SessionRules rules(Config config, Path home) {
    Config.Session session = config.session();
    return new SessionRules(
        session.mode(),
        session.gracePeriod(),
        unlessZero(session.maxLifetime()),
        config.resources().maxPerUser(),
        new SessionRules.Times(
            unlessZero(session.idleTimeout()), unlessZero(session.lifetimeWarning())),
        Pools.of(config, home));
  }

  private static Optional<Duration> unlessZero(Duration duration) {
    return duration.isZero() ? Optional.empty() : Optional.of(duration);
  }

  private static ContainerSpec.Security security(Config config) {
    Config.Security security = config.security();
    return new ContainerSpec.Security(
        security.capDrop(),
        security.capAdd(),
        security.noNewPrivileges(),
        security.readonlyRootfs(),
        WritableParts.tmpfs(security.readonlyRootfs(), security.tmpfs()),
        Boxes.of(security, config.defaults().user()));
  }
}
