package dev.podspawn.podman.endpoint;

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
    throw LimitRefusal.ofStart(refusal, tried())
        .orElseGet(() -> refusal.unexpected(ErrorCode.CONTAINER_START_FAILED, tried()));
  }
}
