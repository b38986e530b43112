package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;

/** {@code DELETE /networks/{name}}: removes a network, if it is there. */
public record RemoveNetwork(String name) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "remove the network " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.delete(Targets.of("networks", name, ""));
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded() || answer.status() == 404) {
      return Done.DONE;
    }
    throw answer.refusal().unexpected(ErrorCode.NETWORK_FAILED, tried());
  }
}
