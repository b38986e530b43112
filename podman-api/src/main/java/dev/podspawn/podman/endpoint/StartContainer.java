package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/** {@code POST /containers/{name}/start}: starts a container; 304 when it runs already. */
public record StartContainer(String container) implements Endpoint<Done> {
  private static final int RUNS_ALREADY = 304;

  @Override
  public String tried() {
    return "start the container " + container;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post(Targets.of("containers", container, "/start"));
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded() || answer.status() == RUNS_ALREADY) {
      return Done.DONE;
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer()) {
      throw refusal.failure(
          ErrorCode.CONTAINER_GONE, tried(), "it is not there any more", "logging in again");
    }
    if (isPortTaken(refusal)) {
      throw refusal.failure(
          ErrorCode.PORT_UNAVAILABLE,
          tried(),
          "a port of this server that it was to have is taken",
          "again when it is free");
    }
    throw LimitRefusal.ofStart(refusal, tried())
        .orElseGet(() -> refusal.unexpected(ErrorCode.CONTAINER_START_FAILED, tried()));
  }

  /** By a container of the engine's own (Docker), or by anybody who listens there; each names address and port. */
  private static boolean isPortTaken(Refusal refusal) {
    return refusal.mentions(PublishedPort.ADDRESS + ":")
        && (refusal.mentions("address already in use")
            || refusal.mentions("port is already allocated"));
  }
}
