package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/** {@code POST /volumes/create}: makes a volume of the engine's own kind, unless there is one of the name. */
public record CreateVolume(String name, Map<String, String> labels) implements Endpoint<Done> {
  public CreateVolume {
    labels = Map.copyOf(labels);
  }

  @Override
  public String tried() {
    return "create the volume " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post(
        "/volumes/create",
        new JsonObject().put("Name", name).put("Labels", labels).text());
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      return Done.DONE;
    }
    throw answer.refusal().unexpected(ErrorCode.VOLUME_FAILED, tried());
  }
}
