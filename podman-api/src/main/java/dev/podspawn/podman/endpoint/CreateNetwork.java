package dev.podspawn.podman.endpoint;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/**
 * {@code POST /networks/create}: makes a bridge network, unless there is one of the name. Networks made through this
 * compatible path are isolated from each other; those made through Podman's own path are not.
 */
public record CreateNetwork(String name, Map<String, String> labels) implements Endpoint<Done> {
  public CreateNetwork {
    labels = Map.copyOf(labels);
  }

  @Override
  public String tried() {
    return "create the network " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("/networks/create", json());
  }

  private String json() {
    return new JsonObject()
        .put("Name", name)
        .put("CheckDuplicate", true)
        .put("Driver", "bridge")
        .put("Labels", labels)
        .text();
  }

  /** One of the name that exists is Podman's 500 and Docker's 409. */
  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      return Done.DONE;
    }
    Refusal refusal = answer.refusal();
    if (refusal.mentions("already exists") || refusal.mentions("already used")) {
      return Done.DONE;
    }
    throw refusal.unexpected(ErrorCode.NETWORK_FAILED, tried());
  }
}
