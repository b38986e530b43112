package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Lowers the limit of open files of a container's first process where the engine has not: the API of a rootless Podman
 * leaves {@code Ulimits} out in silence (Podman's issue 25881, seen with 4.3.1). Logins are not children of that process,
 * and have the limit from {@link LoginProgram}, so that nothing is lost where this does not succeed.
 */
final class OpenFiles {
  private static final String LINE =
      "Max open files"; // proc(5): name, soft limit, hard limit, unit

  private OpenFiles() {}

  static void lower(Engine engine, String container, long most) {
    if (most <= 0) {
      return;
    }
    Optional<ContainerInfo> found = engine.inspect(container);
    int pid = found.map(ContainerInfo::pid).orElse(0);
    if (pid > 0 && hasMore(pid, most)) {
      set(pid, most);
    }
  }

  private static boolean hasMore(int pid, long most) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/limits"))) {
        if (line.startsWith(LINE)) {
          String[] words = line.substring(LINE.length()).strip().split(" +", -1);
          return words.length > 1
              && (words[1].equals("unlimited") || Long.parseLong(words[1]) > most);
        }
      }
      return false;
    } catch (IOException | NumberFormatException e) {
      return false; // Not a process of this machine's, or gone.
    }
  }

  /** A process of a user namespace is its owner's to limit (prlimit(2)). */
  private static void set(int pid, long most) {
    String limit = "--nofile=" + most + ":" + most;
    try {
      HostCommand.run(List.of("/usr/bin/prlimit", "--pid", Integer.toString(pid), limit), false);
    } catch (IOException e) {
      return; // No prlimit on this machine.
    }
  }
}
