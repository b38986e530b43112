package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/**
 * {@code DELETE /containers/{name}?force=true&v=true}: kills and removes a container with its anonymous volumes. The
 * answer is false while another removal of it, such as the engine's own at its end, is still going on.
 */
public record RemoveContainer(String container) implements Endpoint<Boolean> {
  @Override
  public String tried() {
    return "remove the container " + container;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete(Targets.of("containers", container, "?force=true&v=true"));
  }

  @Override
  public Boolean read(ApiAnswer answer) throws IOException {
    if (answer.succeeded() || answer.status() == 404) {
      return true;
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer() || refusal.mentions("has already been removed")) {
      return true;
    }
    if (refusal.mentions("already in progress")) {
      return false;
    }
    throw refusal.unexpected(ErrorCode.CONTAINER_REMOVE_FAILED, tried());
  }
}
