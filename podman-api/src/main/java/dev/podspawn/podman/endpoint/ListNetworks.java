package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /networks?filters=}: the names of the networks that carry all of some labels. */
public record ListNetworks(Map<String, String> labels) implements Endpoint<List<String>> {
  public ListNetworks {
    labels = Map.copyOf(labels);
  }

  @Override
  public String tried() {
    return "list the networks";
  }

  @Override
  public ApiRequest request() {
    String filters =
        new JsonObject().put("label", CreateContainer.environment(labels)).text();
    return ApiRequest.get("/networks?filters=" + Targets.encode(filters));
  }

  /** The labels are looked at again: an engine that does not know the filter lists every network. */
  @Override
  public List<String> read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.NETWORK_FAILED, tried());
    }
    List<String> networks = new ArrayList<>();
    JsonReader reader = answer.json();
    reader.beginArray();
    while (reader.hasNext()) {
      LabelledName.read(reader, labels, networks);
    }
    reader.endArray();
    return networks;
  }
}
