package dev.podspawn.core.config;

import java.util.List;
import java.util.Optional;

/** Puts a {@link Config} together from the values of its keys. */
final class ConfigAssembly {
  private ConfigAssembly() {}

  static Config assemble(Values values) {
    return new Config(
        new Config.Auth(values.get(Schema.KEY_DIR)),
        new Config.Defaults(
            values.get(Schema.IMAGE),
            values.get(Schema.USER),
            values.get(Schema.SHELL),
            values.get(Schema.CPUS),
            values.get(Schema.MEMORY)),
        new Config.Session(
            values.get(Schema.GRACE_PERIOD),
            values.get(Schema.MAX_LIFETIME),
            values.get(Schema.LIFETIME_WARNING),
            values.get(Schema.IDLE_TIMEOUT),
            values.get(Schema.MODE),
            values.get(Schema.TRANSPORT),
            values.get(Schema.ACCEPT_ENV),
            new Config.Recording(
                values.get(Schema.RECORD),
                values.get(Schema.RECORD_REQUIRED),
                values.get(Schema.RECORD_MAX_SIZE))),
        new Config.State(
            values.get(Schema.STATE_DIR),
            values.get(Schema.DB_PATH),
            values.get(Schema.LOCK_DIR),
            values.get(Schema.HOMES_DIR)),
        new Config.Log(
            values.get(Schema.LOG_FILE),
            values.get(Schema.AUDIT_LOG),
            values.get(Schema.AUDIT_REQUIRED)),
        security(values),
        new Config.Resources(values.get(Schema.MAX_PER_USER)),
        values.get(Schema.PROJECTS_FILE),
        new Config.Engine(
            values.get(Schema.SOCKET),
            values.get(Schema.RUN_AS),
            values.get(Schema.RUNTIME_SOCKETS)),
        values.get(Schema.FORWARDING),
        values.get(Schema.PORTS),
        new Config.Pool(values.get(Schema.POOL_SIZE), values.get(Schema.POOL_KEEP)),
        new Config.Box(values.get(Schema.BEST_EFFORT)),
        limits(values),
        new Config.Network(
            values.get(Schema.NETWORK),
            values.get(Schema.NETWORK_ALLOW),
            values.get(Schema.NETWORK_DENY)));
  }

  private static Config.Limits limits(Values values) {
    return new Config.Limits(
        values.get(Schema.NOFILE),
        values.get(Schema.SHM),
        values.get(Schema.DISK),
        Optional.empty(),
        values.get(Schema.USER_MEMORY),
        new Config.Devices(values.get(Schema.DEVICES), List.of()));
  }

  private static Config.Security security(Values values) {
    return new Config.Security(
        values.get(Schema.CAP_DROP),
        values.get(Schema.CAP_ADD),
        values.get(Schema.NO_NEW_PRIVILEGES),
        values.get(Schema.PIDS_LIMIT),
        values.get(Schema.READONLY_ROOTFS),
        values.get(Schema.TMPFS),
        values.get(Schema.RUNTIME),
        new Config.Sandbox(values.get(Schema.USERNS), values.get(Schema.SECCOMP)));
  }
}
