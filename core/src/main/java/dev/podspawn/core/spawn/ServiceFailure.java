package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.podfile.Service;
import dev.podspawn.core.service.Readiness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells of a service that is not ready: why, with its last words, and where all that it said is kept. */
record ServiceFailure(Engine engine, SessionProject project) {
  private static final int LAST_LINES = 12;
  private static final int MOST_LINES = 20_000;

  /** What to throw; shows the last lines of what the service has said. */
  PodspawnException of(Readiness.Unready unready) {
    String name = unready.service().service().name();
    List<String> log = engine.services().log(unready.service().container(), MOST_LINES);
    project
        .watch()
        .failed(
            "the service " + name, log.subList(Math.max(0, log.size() - LAST_LINES), log.size()));
    Optional<Path> file = kept(name, log);
    String advice = file.isPresent()
        ? "mending the Podfile, or asking this host's admin for the log "
            + file.get().getFileName()
        : "mending the Podfile";
    String adminAdvice = file.isPresent() ? "the log, " + file.get() : advice;
    return new PodspawnException(
        ErrorCode.SERVICE_NOT_READY,
        new Message(tried(name), unready.reason(), advice),
        new Message(
            tried(name) + " of " + project.recipe().project(), unready.reason(), adminAdvice),
        null);
  }

  /** Nowhere where it cannot be written: the failure itself is the one to tell. */
  private Optional<Path> kept(String service, List<String> log) {
    try {
      return Optional.of(project.place().keepServiceLog(project.recipe().project(), service, log));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** One that the engine could not make or start, for example because its image has no such program. */
  static PodspawnException notStarted(Service service, EngineException cause) {
    return new PodspawnException(
        ErrorCode.SERVICE_NOT_READY,
        new Message(
            tried(service.name()),
            "the container engine cannot make or start its container",
            "mending its image, command or volumes in the Podfile, or asking this host's admin"),
        new Message(tried(service.name()), cause.adminLine(), "mending the Podfile"),
        cause);
  }

  private static String tried(String service) {
    return "start the service " + service;
  }
}
