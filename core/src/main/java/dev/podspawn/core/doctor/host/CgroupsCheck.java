package dev.podspawn.core.doctor.host;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rootless Podman leaves limits out, or refuses to start, where systemd has delegated no cgroup. */
final class CgroupsCheck implements HostCheck {
  @Override
  public String id() {
    return "cgroups";
  }

  @Override
  public String promise() {
    return "the engine can keep the limits of memory, processors and processes";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  @Override
  public List<Result> run(Host host) {
    if (host.site().service().isPresent()) {
      return List.of(new Result.Pass("cgroups", "the engine is root's"));
    }
    Problems problems = new Problems();
    if (host.stat(ROOT.resolve("cgroup.controllers")).isEmpty()) {
      version1(host.site().config(), problems);
      return problems.or("cgroups", "");
    }
    host.accounts().forEach(account -> look(host, account, problems));
    return problems.or("cgroups", "version 2");
  }

  /** A login is refused where a limit is asked for that cannot be kept. */
  private static void version1(Config config, Problems problems) {
    List<Promise> let = config.box().bestEffort();
    List<String> refused = new ArrayList<>();
    addUnless(
        config.defaults().memoryBytes() == 0 || let.contains(Promise.MEMORY), "memory", refused);
    addUnless(config.defaults().cpus() == 0 || let.contains(Promise.CPUS), "cpus", refused);
    addUnless(config.security().pidsLimit() == 0 || let.contains(Promise.PIDS), "pids", refused);
    if (refused.isEmpty()) {
      problems.warn(
          "cgroups",
          "version 1: rootless Podman keeps no limit of memory, processors or processes, and"
              + " security.best_effort or the configuration lets it",
          Fix.byHand("systemd.unified_cgroup_hierarchy=1 on the kernel's command line"));
    } else {
      problems.fail(
          "cgroups",
          "version 1: rootless Podman keeps no such limit, so no login gets a container: "
              + String.join(", ", refused),
          Fix.byHand("security.best_effort: [" + String.join(", ", refused) + "]"));
    }
  }

  private static void addUnless(boolean fine, String word, List<String> refused) {
    if (!fine) {
      refused.add(word);
    }
  }

  private static void look(Host host, NssAccount account, Problems problems) {
    String uid = Integer.toString(account.uid());
    Optional<String> delegated = host.read(ROOT.resolve(
        "user.slice/user-" + uid + ".slice/user@" + uid + ".service/cgroup.controllers"));
    if (delegated.isEmpty()) {
      return; // No systemd of the user's to ask.
    }
    List<String> there = Arrays.asList(delegated.get().strip().split(" ", -1));
    Config config = host.site().config();
    if (config.defaults().cpus() > 0 && !there.contains("cpu")) {
      problems.warn(
          account.name(),
          "cpu is not delegated to it, so no container starts with defaults.cpus",
          Fix.byHand("defaults.cpus: 0"));
    }
    for (String controller : List.of("memory", "pids")) {
      if (!there.contains(controller)) {
        problems.warn(
            account.name(),
            controller + " is not delegated to it",
            Fix.byHand("Delegate=" + controller + " for user@.service"));
      }
    }
  }
}
