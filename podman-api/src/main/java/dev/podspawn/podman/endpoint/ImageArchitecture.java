package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.Optional;

/** {@code GET /images/{name}/json}: what architecture the image says it is for; empty when the engine has no such image. */
public record ImageArchitecture(String image) implements Endpoint<Optional<String>> {
  @Override
  public String tried() {
    return "ask for the architecture of the image " + image;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/images/" + Targets.encodeImage(image) + "/json");
  }

  @Override
  public Optional<String> read(ApiAnswer answer) throws IOException {
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    return Optional.of(Json.member(answer.json(), "Architecture"));
  }
}
