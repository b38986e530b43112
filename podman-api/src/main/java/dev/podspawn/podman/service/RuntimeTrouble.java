package dev.podspawn.podman.service;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says why Podman has no such runtime: it is not installed, or Podman was not told of it. */
final class RuntimeTrouble {
  private RuntimeTrouble() {}

  /** Whether these words of Podman's are about its runtime: {@code default OCI runtime "X" not found}, and others. */
  static boolean isAbout(String words) {
    return words.contains("OCI runtime");
  }

  static EngineException unavailable(String runtime, String words) {
    boolean path = runtime.startsWith("/");
    String reason;
    String advice;
    if (!isInstalled(runtime)) {
      reason = path ? "there is no such program" : "no program of that name is installed";
      advice = path
          ? "installing it there"
          : "installing it, or naming its program in [engine.runtimes] of the account's"
              + " containers.conf";
    } else {
      reason = "the account's Podman does not know it";
      advice = "naming it in [engine.runtimes] of the account's containers.conf";
    }
    return new EngineException(
        ErrorCode.RUNTIME_UNAVAILABLE,
        new Message(
            "use the runtime " + runtime,
            isInstalled(runtime)
                ? "the container engine does not know it"
                : "it is not installed on this host",
            "asking this host's admin"),
        new Message("use the runtime " + runtime, reason + " (" + words + ")", advice),
        null);
  }

  private static boolean isInstalled(String runtime) {
    if (runtime.startsWith("/")) {
      return Files.isExecutable(Path.of(runtime));
    }
    for (String directory : ServiceProcess.SEARCH.split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, runtime))) {
        return true;
      }
    }
    return false;
  }
}
