package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/** {@code DELETE /volumes/{name}}: removes a volume, if it is there. */
public record RemoveVolume(String name) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "remove the volume " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete(Targets.of("volumes", name, ""));
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded() || answer.status() == 404) {
      return Done.DONE;
    }
    throw answer.refusal().unexpected(ErrorCode.VOLUME_FAILED, tried());
  }
}
