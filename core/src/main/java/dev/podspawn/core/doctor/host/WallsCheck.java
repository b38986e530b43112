package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.sandbox.SeccompProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An admin may open a wall; doctor says that it is open. */
final class WallsCheck implements HostCheck {
  private static final String PREFIX = "CAP_";

  /** Those by which a container's root comes near to being the host's, or sees what others do (capabilities(7)). */
  private static final List<String> DANGEROUS = List.of(
      "ALL",
      "SYS_ADMIN",
      "SYS_MODULE",
      "SYS_PTRACE",
      "SYS_RAWIO",
      "SYS_BOOT",
      "SYS_TIME",
      "NET_ADMIN",
      "NET_RAW",
      "DAC_READ_SEARCH",
      "MKNOD",
      "BPF",
      "PERFMON",
      "MAC_ADMIN",
      "MAC_OVERRIDE",
      "SYSLOG");

  @Override
  public String id() {
    return "walls";
  }

  @Override
  public String promise() {
    return "security opens no wall of containers that is shut by default, and its seccomp profile can be used";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    Config.Security security = host.site().config().security();
    if (!security.noNewPrivileges()) {
      problems.warn(
          "security.no_new_privileges",
          "setuid programs in a container give their callers rights",
          Fix.byHand("security.no_new_privileges: true, unless sudo is wanted"));
    }
    for (String added : security.capAdd()) {
      String plain = added.startsWith(PREFIX) ? added.substring(PREFIX.length()) : added;
      if (DANGEROUS.contains(plain)) {
        problems.warn(
            "security.cap_add",
            added + " lets a container's root reach for the host or its neighbours",
            Fix.byHand("security.cap_add without " + added));
      }
    }
    Optional<String> seccomp = security.sandbox().seccomp();
    if (seccomp.isPresent()) {
      look(seccomp.get(), problems);
    }
    return problems.or("security", "every wall is shut");
  }

  private static void look(String seccomp, Problems problems) {
    if (seccomp.equals(Config.Sandbox.UNCONFINED)) {
      problems.warn(
          "security.seccomp",
          "containers may make every system call of the kernel's",
          Fix.byHand("security.seccomp without unconfined"));
      return;
    }
    try {
      SeccompProfile profile = SeccompProfile.read(Path.of(seccomp));
      if (profile.allowsTheRest()) {
        problems.warn(
            seccomp,
            "its defaultAction is " + profile.defaultAction()
                + ": it allows every system call that it does not name",
            Fix.byHand("a profile that names what is allowed, as Podman's own does"));
      }
    } catch (PodspawnException e) {
      problems.fail(
          seccomp, e.adminLine(), Fix.byHand("docs/errors.md, " + e.code().text()));
    }
  }
}
