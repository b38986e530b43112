package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.time.Duration;

/** {@code POST /containers/{name}/stop}: asks a container's programs to end, and kills them when the time is up. */
public record StopContainer(String container, Duration grace) implements Endpoint<Done> {
  private static final int STOPPED_ALREADY = 304;

  @Override
  public String tried() {
    return "stop the container " + container;
  }

  @Override
  public ApiRequest request() {
    long seconds = Math.max(0, grace.toSeconds());
    return ApiRequest.postFor(
        Targets.of("containers", container, "/stop?t=" + seconds), Duration.ofSeconds(seconds));
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded() || answer.status() == STOPPED_ALREADY) {
      return Done.DONE;
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer() || refusal.isStoppedContainer()) {
      return Done.DONE;
    }
    throw refusal.unexpected(ErrorCode.CONTAINER_REMOVE_FAILED, tried());
  }
}
