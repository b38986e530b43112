package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import java.util.Optional;

/** What engines and their runtimes say of a limit or a device that they cannot give. */
final class LimitRefusal {
  private LimitRefusal() {}

  /** The failure of a create that this is; empty when it is about something else. */
  static Optional<EngineException> ofCreate(Refusal refusal, ContainerSpec spec, String tried) {
    if (spec.limits().diskBytes() > 0 && isAboutQuota(refusal)) {
      return Optional.of(refusal.failure(
          ErrorCode.DISK_LIMIT_UNSUPPORTED,
          tried,
          "the engine's storage cannot limit what one container writes (defaults.disk)",
          "storage that can, see \"Disk\" in docs/config.md, or leaving the limit out"));
    }
    boolean device = !spec.security().box().devices().isEmpty() && isAboutDevice(refusal);
    return device ? Optional.of(device(refusal, tried)) : Optional.empty();
  }

  /** The failure of a start that this is; empty when it is about something else. */
  static Optional<EngineException> ofStart(Refusal refusal, String tried) {
    if (refusal.mentions("rlimit type 6") || refusal.mentions("RLIMIT_NPROC")) {
      return Optional.of(refusal.failure(
          ErrorCode.LIMIT_TOO_HIGH,
          tried,
          "the engine may not give it as many processes as it asks for by itself: Podman forgets"
              + " default_ulimits once it is told of a number of open files (defaults.nofile)",
          "nofile in default_ulimits of the engine's containers.conf, and no defaults.nofile"));
    }
    if (refusal.mentions("rlimit")) {
      return Optional.of(refusal.failure(
          ErrorCode.LIMIT_TOO_HIGH,
          tried,
          "more open files are asked for than the engine may give (defaults.nofile)",
          "a number up to the hard limit of the engine's own process"));
    }
    return isAboutDevice(refusal) ? Optional.of(device(refusal, tried)) : Optional.empty();
  }

  static EngineException device(Refusal refusal, String tried) {
    return refusal.failure(
        ErrorCode.DEVICE_FAILED,
        tried,
        "the engine cannot give it a device that it is to have",
        "a device by its path; names such as vendor.com/class=name need Docker from 25 on");
  }

  /** Of Docker and Podman: overlay, vfs, btrfs; with overlay on btrfs another sentence than on ext4. */
  private static boolean isAboutQuota(Refusal refusal) {
    return refusal.mentions("storage-opt")
        || refusal.mentions("storage option")
        || refusal.mentions("option size")
        || refusal.mentions("size option")
        || refusal.mentions("quota");
  }

  /** Docker says so at the start: of a path that is not there, of a driver or a name of the CDI that it lacks. */
  private static boolean isAboutDevice(Refusal refusal) {
    return refusal.mentions("stat /dev/")
        || refusal.mentions("custom device")
        || refusal.mentions("device driver")
        || refusal.mentions("CDI device");
  }
}
