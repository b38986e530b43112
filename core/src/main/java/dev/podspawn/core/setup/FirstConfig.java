package dev.podspawn.core.setup;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.List;

/** The configuration file that a new server begins with. */
record FirstConfig(Site site) {
  String text() throws IOException {
    StringBuilder text = new StringBuilder(400);
    text.append("# podspawn's configuration, begun by 'podspawn server-setup --engine ")
        .append(site.engine().word())
        .append(
            "'.\n# docs/config.md lists every key. 'podspawn status' says whether it can be read.\n");
    if (site.namedConfig().isPresent()) {
      text.append("auth:\n  key_dir: ").append(site.keys()).append('\n');
    }
    text.append("defaults:\n  image: ").append(site.read().defaults().image()).append('\n');
    limits(text);
    if (site.pam().isPresent()) {
      text.append("forwarding: container\n");
    }
    text.append("engine:\n  run_as: ");
    if (site.hasServiceAccount()) {
      text.append(site.account()).append("\n  socket: ").append(site.socket()).append('\n');
    } else {
      text.append("login-user\n");
    }
    return text.toString();
  }

  /** With a limit that it cannot keep, an account's Podman starts no container. */
  private void limits(StringBuilder text) throws IOException {
    List<String> kept = controllers();
    if (!kept.contains("cpu")) {
      text.append("  # systemd gives accounts no cgroup controller for it here.\n  cpus: 0\n");
    }
    if (!kept.contains("memory")) {
      text.append("  # systemd gives accounts no cgroup controller for it here.\n  memory: 0\n");
    }
    if (!kept.contains("pids")) {
      text.append("security:\n")
          .append("  # systemd gives accounts no cgroup controller for it here.\n")
          .append("  pids_limit: 0\n");
    }
    if (!site.hasServiceAccount() && RootlessLimits.areLeftOut()) {
      text.append("security:\n")
          .append(
              "  # This machine has cgroups of version 1, with which an account's Podman keeps none of\n")
          .append(
              "  # these limits. Version 2 does (systemd.unified_cgroup_hierarchy=1); take it out then.\n")
          .append("  ")
          .append(RootlessLimits.line())
          .append('\n');
    }
  }

  /**
   * The controllers by which containers can be limited here. A service account's engine is root and has all; with
   * cgroup v1 an account's Podman leaves out by itself what it may not set.
   */
  private List<String> controllers() throws IOException {
    if (site.hasServiceAccount() || RootlessLimits.areLeftOut()) {
      return List.of("cpu", "memory", "pids");
    }
    if (!Programs.haveSystemd()) {
      return List.of();
    }
    // Any account's; it need not run.
    HostCommand delegated = HostCommand.run(
        List.of(
            "systemctl", "show", "--property=DelegateControllers", "--value", "user@65534.service"),
        false);
    return List.of(delegated.output().strip().split("\\s+", -1));
  }
}
