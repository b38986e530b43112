package dev.podspawn.core.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this host demands of an account's Podman: containers.conf(5) and storage.conf(5), as {@code
 * contrib/lib/podman-host.sh} makes them. Detected, never assumed.
 */
final class PodmanFiles {
  private static final int CAP_SYS_RESOURCE = 24;
  private static final long MOST_FILES = 1_048_576;
  private static final long MOST_PROCESSES = 32_768;
  private static final Path UNIFIED = Path.of("/sys/fs/cgroup/cgroup.controllers");
  private static final Path HYBRID = Path.of("/sys/fs/cgroup/unified/cgroup.controllers");

  private PodmanFiles() {}

  static String containersConf(HostAccount account) {
    StringBuilder conf = new StringBuilder("[containers]\n");
    if (!mayRaiseLimits(lines(Path.of("/proc/self/status")))) {
      // Podman asks for more than the hard limits otherwise.
      String limits = lines(Path.of("/proc/self/limits"));
      long files = hard(limits, "Max open files", MOST_FILES);
      long processes = hard(limits, "Max processes", MOST_PROCESSES);
      conf.append("default_ulimits = [\"nofile=").append(files).append(':').append(files);
      conf.append("\", \"nproc=")
          .append(processes)
          .append(':')
          .append(processes)
          .append("\"]\n");
    }
    // Two processes of each exec stay for five minutes without the delay.
    conf.append("[engine]\nexit_command_delay = 5\n");
    if (!Systemd.runsHere()) {
      conf.append("events_logger = \"file\"\n");
    }
    if (!Files.exists(account.runtimeDirectory().resolve("bus"))) {
      conf.append("cgroup_manager = \"cgroupfs\"\n");
    }
    if (crunRefuses() && Files.isExecutable(Path.of("/usr/sbin/runc"))) {
      conf.append("runtime = \"runc\"\n");
    }
    return conf.toString();
  }

  /** Native overlay mounts are open to accounts since Linux 5.13; on an overlay no second one is possible. */
  static String storageConf(Path home) {
    try {
      boolean overlay =
          !Files.getFileStore(home).type().equals("overlay") && kernelIsAtLeast(5, 13);
      return "[storage]\ndriver = \"" + (overlay ? "overlay" : "vfs") + "\"\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean kernelIsAtLeast(int major, int minor) {
    String[] version = System.getProperty("os.version", "0.0").split("[.-]", -1);
    int found = Integer.parseInt(version[0]);
    return found > major || (found == major && Integer.parseInt(version[1]) >= minor);
  }

  private static boolean crunRefuses() {
    return !Files.exists(UNIFIED) && Files.exists(HYBRID) && !lines(HYBRID).isBlank();
  }

  private static boolean mayRaiseLimits(String status) {
    return field(status, "CapEff:")
        .filter(mask -> (Long.parseUnsignedLong(mask, 16) >> CAP_SYS_RESOURCE & 1) == 1)
        .isPresent();
  }

  /** The third word after the name: soft limit, hard limit. */
  static long hard(String limits, String name, long most) {
    String[] words = field(limits, name).orElse("").split("\\s+", -1);
    return words.length < 2 || words[1].equals("unlimited")
        ? most
        : Math.min(most, Long.parseLong(words[1]));
  }

  private static Optional<String> field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(name.length()).strip());
  }

  private static String lines(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
