package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import java.util.Optional;

/** Words what engines say of a box that they cannot build. */
final class BoxRefusal {
  private static final String ADVICE = "asking this host's admin";

  private BoxRefusal() {}

  /** The failure, where the refusal is about the box. */
  static Optional<EngineException> of(Refusal refusal, ContainerSpec.Box box, String tried) {
    if (box.runtime().isPresent() && isUnknownRuntime(refusal)) {
      return Optional.of(refusal.failure(
          ErrorCode.RUNTIME_UNAVAILABLE,
          tried,
          "the container engine does not know the runtime " + box.runtime().get(),
          ADVICE));
    }
    if (box.userns().isPresent() && isImpossibleUserns(refusal)) {
      return Optional.of(refusal.failure(
          ErrorCode.USERNS_UNAVAILABLE,
          tried,
          "the container engine cannot give it the user namespace "
              + box.userns().get(),
          ADVICE));
    }
    if (box.seccomp().isPresent() && refusal.mentions("seccomp")) {
      return Optional.of(refusal.failure(
          ErrorCode.SECCOMP_UNUSABLE,
          tried,
          "the container engine does not take the seccomp profile",
          ADVICE));
    }
    return Optional.empty();
  }

  /** Docker up to 20.10, and Docker from 23 on. */
  private static boolean isUnknownRuntime(Refusal refusal) {
    return refusal.mentions("unknown runtime specified")
        || refusal.mentions("unknown or invalid runtime name");
  }

  /** Podman's words: rootful Podman has no keep-id, and {@code auto} needs ids of the account {@code containers}. */
  private static boolean isImpossibleUserns(Refusal refusal) {
    return refusal.mentions("only supported in rootless mode")
        || refusal.mentions("enough available ids")
        || refusal.mentions("namespace mode")
        || refusal.mentions("mappings");
  }
}
