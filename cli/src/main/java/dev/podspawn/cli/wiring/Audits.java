package dev.podspawn.cli.wiring;

import dev.podspawn.cli.admin.Actor;
import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.config.AuditTarget;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.host.HostCommand;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.spawn.ProcessEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit log of one user's sessions, as the configuration wants it. */
final class Audits {
  private Audits() {}

  /** What happens because this user logs in. */
  static AuditLog ofLogin(UserName user, Config config, AdminLog log) {
    return of(user, config, user.text(), log);
  }

  /** What happens because whoever runs this process wants it. */
  static AuditLog ofAdmin(UserName user, Config config, Surroundings surroundings, AdminLog log) {
    return of(user, config, actor(surroundings), log);
  }

  /**
   * What root does itself: in the very file that the configuration names, for root writes nothing in a directory of another
   * account's. A service account's file is made its own.
   */
  static AuditLog ofRoot(UserName user, Config config, Surroundings surroundings, AdminLog log) {
    Optional<AuditTarget> target = config.log().auditLog();
    if (target.isEmpty() || !(target.get() instanceof AuditTarget.File named)) {
      return of(user, config, actor(surroundings), log);
    }
    if (config.engine().runAs() instanceof RunAs.ServiceAccount service
        && !Files.exists(named.path(), LinkOption.NOFOLLOW_LINKS)) {
      makeFile(named.path(), service.account(), log);
    }
    return AuditLog.of(
        target, named.path(), actor(surroundings), config.log().auditRequired(), log);
  }

  private static void makeFile(Path file, String owner, AdminLog log) {
    try {
      HostCommand.run(
          List.of("install", "-m", "0640", "-o", owner, "/dev/null", file.toString()), false);
    } catch (IOException e) {
      log.warning(ErrorCode.AUDIT_FAILED, Message.of("make the audit log " + file, e.toString()));
    }
  }

  private static String actor(Surroundings surroundings) {
    Account account = surroundings.account();
    ProcessEnvironment environment = surroundings.environment();
    return Actor.of(
        account.name(),
        account.isRoot(),
        environment.text("SUDO_USER"),
        environment.text(Actor.VARIABLE));
  }

  private static AuditLog of(UserName user, Config config, String actor, AdminLog log) {
    Optional<AuditTarget> target = config.log().auditLog();
    if (target.isEmpty()) {
      return AuditLog.none();
    }
    return AuditLog.of(
        target, file(target.get(), user, config), actor, config.log().auditRequired(), log);
  }

  /** The one file of the service account; or else one of that name for each user, whom no other file would be open to. */
  private static Path file(AuditTarget target, UserName user, Config config) {
    if (!(target instanceof AuditTarget.File named)) {
      return config.state().dir();
    }
    if (config.engine().runAs() instanceof RunAs.ServiceAccount) {
      return named.path();
    }
    return config
        .state()
        .dir()
        .resolve("users")
        .resolve(user.text())
        .resolve(String.valueOf(named.path().getFileName()));
  }

  /** Records a failure if it is a refusal. */
  static void denied(UserName user, AuditLog audit, PodspawnException e) {
    ErrorCode code = e.code();
    if (code == ErrorCode.PROJECT_UNKNOWN
        || code == ErrorCode.PROJECT_DENIED
        || code == ErrorCode.SESSION_LIMIT
        || code == ErrorCode.MEMORY_LIMIT
        || code == ErrorCode.DEVICE_DENIED
        || code == ErrorCode.USER_REFUSED) {
      AuditEvent event = new AuditEvent(
          AuditEvent.Kind.POLICY_DENY,
          Optional.of(user.text()),
          Optional.empty(),
          Optional.empty(),
          Map.of());
      audit.record(event.with("code", code.text()).with("reason", code.meaning()));
    }
  }
}
