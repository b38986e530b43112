package dev.podspawn.core.setup;

import java.util.Arrays;
import java.util.Optional;

/** Which engine a server's logins use, and who talks to it. */
public enum EngineMode {
  /** Each account has a rootless Podman of its own. */
  ROOTLESS("rootless"),
  /** A service account talks to a rootful Podman. */
  PODMAN("podman"),
  /** A service account talks to Docker. */
  DOCKER("docker");

  private final String word;

  EngineMode(String word) {
    this.word = word;
  }

  /** As {@code --engine} takes it. */
  public String word() {
    return word;
  }

  /** Reads what {@code --engine} says. */
  public static Optional<EngineMode> of(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }
}
