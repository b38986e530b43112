package dev.podspawn.core.box;

import java.util.Optional;

/** One thing that is asked for a container, by the word that the configuration and {@code inspect --security} have for it. */
public enum Promise {
  MEMORY("memory", true),
  SWAP("swap", true),
  CPUS("cpus", true),
  PIDS("pids", true),
  NOFILE("nofile", true),
  SHM("shm", true),
  DISK("disk", true),
  RUNTIME("runtime", true),
  USERNS("userns", true),
  SECCOMP("seccomp", true),
  CAPABILITIES("capabilities", true),
  DEVICES("devices", true),
  NETWORK("network", true),
  /** Never let go: every engine can. */
  NO_NEW_PRIVILEGES("no_new_privileges", false),
  /** Never let go: every engine can. */
  ROOTFS("rootfs", false),
  /** Never let go: every engine can. */
  NAMESPACES("namespaces", false);

  private final String word;
  private final boolean waivable;

  Promise(String word, boolean waivable) {
    this.word = word;
    this.waivable = waivable;
  }

  /** The word for it. */
  public String word() {
    return word;
  }

  /** Whether {@code security.best_effort} may name it. */
  public boolean isWaivable() {
    return waivable;
  }

  /** The one that {@code security.best_effort} may call so. */
  public static Optional<Promise> waivable(String word) {
    for (Promise promise : values()) {
      if (promise.waivable && promise.word.equals(word)) {
        return Optional.of(promise);
      }
    }
    return Optional.empty();
  }
}
