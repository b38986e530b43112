package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/** {@code GET /images/{name}/json}: whether the engine has the image. */
public record ImageExists(String image) implements Endpoint<Boolean> {
  @Override
  public String tried() {
    return "look for the image " + image;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/images/" + Targets.encodeImage(image) + "/json");
  }

  @Override
  public Boolean read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      return true;
    }
    if (answer.status() == 404) {
      return false;
    }
    throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
  }
}
