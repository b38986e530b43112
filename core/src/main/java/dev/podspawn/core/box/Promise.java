package dev.podspawn.core.box;

import java.util.Optional;

/** One thing that is asked for a container, by the word that the configuration and {@code inspect --security} have for it. */
public enum Promise {
  MEMORY("memory"),
  SWAP("swap"),
  CPUS("cpus"),
  PIDS("pids"),
  NOFILE("nofile"),
  SHM("shm"),
  DISK("disk"),
  RUNTIME("runtime"),
  USERNS("userns"),
  SECCOMP("seccomp"),
  CAPABILITIES("capabilities"),
  DEVICES("devices"),
  NETWORK("network"),
  /** Never let go: every engine can. */
  NO_NEW_PRIVILEGES("no_new_privileges"),
  /** Never let go: every engine can. */
  ROOTFS("rootfs"),
  /** Never let go: every engine can. */
  NAMESPACES("namespaces");

  private final String word;

  Promise(String word) {
    this.word = word;
  }

  /** The word for it. */
  public String word() {
    return word;
  }

  /** Whether {@code security.best_effort} may name it. */
  public boolean isWaivable() {
    return ordinal() < NO_NEW_PRIVILEGES.ordinal();
  }

  /** The one that {@code security.best_effort} may call so. */
  public static Optional<Promise> waivable(String word) {
    for (Promise promise : values()) {
      if (promise.isWaivable() && promise.word.equals(word)) {
        return Optional.of(promise);
      }
    }
    return Optional.empty();
  }
}
