package dev.podspawn.core.setup;

import dev.podspawn.core.box.Promise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The limits that an account's own Podman leaves out, in silence, where cgroups are of version 1. */
public final class RootlessLimits {
  private static final Path CGROUPS_2 = Path.of("/sys/fs/cgroup/cgroup.controllers");
  private static final List<Promise> LEFT_OUT =
      List.of(Promise.MEMORY, Promise.SWAP, Promise.CPUS, Promise.PIDS);

  private RootlessLimits() {}

  /** Whether an account may limit nothing on this machine, whatever systemd delegates. */
  public static boolean areLeftOut() {
    return !Files.exists(CGROUPS_2);
  }

  /** Whether a configuration asks for no more than that. */
  public static boolean areLet(List<Promise> bestEffort) {
    return bestEffort.containsAll(LEFT_OUT);
  }

  /** The line that a configuration needs below {@code security}. */
  public static String line() {
    return "best_effort: [memory, swap, cpus, pids]";
  }
}
