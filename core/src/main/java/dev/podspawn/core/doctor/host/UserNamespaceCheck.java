package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What security.userns needs of a host; a login is refused where it is missing. */
final class UserNamespaceCheck implements HostCheck {
  /** Whose ids rootful Podman gives to containers with {@code auto} (containers-storage.conf(5)). */
  private static final String OWNER = "containers";

  @Override
  public String id() {
    return "user-namespaces";
  }

  @Override
  public String promise() {
    return "where security.userns is set, this host has what it needs";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  @Override
  public List<Result> run(Host host) {
    Config config = host.site().config();
    Optional<String> userns = config.security().sandbox().userns();
    if (userns.isEmpty()) {
      return List.of(new Result.Pass("security.userns", "the engine's own is asked for"));
    }
    Problems problems = new Problems();
    boolean rootful = host.site().service().isPresent();
    if (userns.get().equals("auto")) {
      lookAtAuto(host, config, rootful, problems);
    } else if (rootful) {
      problems.fail(
          "security.userns",
          userns.get() + " is for rootless Podman, and the engine is root's",
          Fix.byHand("security.userns: auto with Podman, or no security.userns"));
    }
    return problems.or("security.userns", userns.get());
  }

  private static void lookAtAuto(Host host, Config config, boolean rootful, Problems problems) {
    // Rootless Podman takes them from the account's own, which another check looks at.
    for (String file : rootful ? List.of("/etc/subuid", "/etc/subgid") : List.<String>of()) {
      boolean there = IdRange.all(host.read(Path.of(file)).orElse("")).stream()
          .anyMatch(range -> range.owner().equals(OWNER));
      if (!there) {
        problems.fail(
            file,
            "it has no ids of " + OWNER + " for containers to get",
            Fix.byHand("a line " + OWNER + ":FIRST:COUNT of ids that nobody else has"));
      }
    }
    if (config.session().mode() == SessionMode.PERSISTENT) {
      problems.fail(
          "session.mode",
          "with security.userns: auto no home directory can be kept, so no login works",
          Fix.byHand("session.mode: grace-period"));
    }
  }
}
