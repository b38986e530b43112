package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/** {@code GET /_ping}: answers in under a millisecond, unlike {@code /version}. */
public record Ping() implements Endpoint<Done> {
  @Override
  public String tried() {
    return "reach the container engine";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/_ping");
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    return Done.DONE;
  }
}
