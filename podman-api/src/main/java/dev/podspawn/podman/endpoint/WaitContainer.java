package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/** {@code POST /containers/{name}/wait}: answered in full when a container does not run, or no longer, or is gone. */
public record WaitContainer(String container) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "wait for the end of the container " + container;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.postEndless(Targets.of("containers", container, "/wait"));
  }

  /** Docker begins its answer at once. */
  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      while (answer.bytes().read() >= 0) {
        // A small object, which says what status it has ended with.
      }
      return Done.DONE;
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer()) {
      return Done.DONE;
    }
    throw refusal.unexpected(ErrorCode.ENGINE_FAILED, tried());
  }
}
