package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/**
 * {@code DELETE /images/{name}}: takes a tag away, and the image with its last one. It stays while a container uses it (409).
 */
public record RemoveImage(String image) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "remove the image " + image;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete("/images/" + Targets.encodeImage(image));
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded() || answer.status() == 404 || answer.status() == 409) {
      return Done.DONE;
    }
    throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
  }
}
