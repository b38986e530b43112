package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.util.Map;

/** {@code POST /images/prune}: removes {@link DanglingImages}, but for those that a container uses, and their bases. */
public record PruneImages(Map<String, String> labels) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "remove what is left of a build";
  }

  @Override
  public ApiRequest request() {
    String filters = Targets.encode(DanglingImages.filters(labels));
    return ApiRequest.post("/images/prune?filters=" + filters);
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    return Done.DONE;
  }
}
