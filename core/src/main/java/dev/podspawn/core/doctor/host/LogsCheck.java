package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.AuditTarget;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log that cannot be written loses what it was for, and closes logins with log.audit_required. */
final class LogsCheck implements HostCheck {
  @Override
  public String id() {
    return "logs";
  }

  @Override
  public String promise() {
    return "the files of log.file and log.audit_log can be written by whoever has to";
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    Config.Log log = host.site().config().log();
    Optional<NssAccount> service = host.site().service().flatMap(host::account);
    List<NssAccount> writers =
        new ArrayList<>(service.isPresent() ? service.stream().toList() : host.accounts());
    boolean shared = service.isPresent();
    if (shared && log.auditLog().orElse(AuditTarget.SYSLOG) instanceof AuditTarget.File file) {
      look(host, file.path(), writers, log.auditRequired(), problems);
    }
    log.file().ifPresent(file -> look(host, file, writers, false, problems));
    return problems.or("logs", log.file().map(Path::toString).orElse("the system's log"));
  }

  private static void look(
      Host host, Path file, List<NssAccount> writers, boolean required, Problems problems) {
    Path parent = file.getParent();
    Path target = host.stat(file).isPresent() || parent == null ? file : parent;
    for (NssAccount account : writers) {
      if (!host.runAs(account, "/usr/bin/test", "-w", target.toString()).succeeded()) {
        Fix fix = Fix.byHand("setfacl -m u:" + account.name() + ":rw " + target);
        String reason = account.name() + " cannot write it";
        if (required) {
          problems.fail(file, reason + ", and log.audit_required is true", fix);
        } else {
          problems.warn(file, reason, fix);
        }
      }
    }
  }
}
