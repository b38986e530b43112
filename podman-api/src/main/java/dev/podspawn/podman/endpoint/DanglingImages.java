package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /images/json}: the ids of the images that carry every one of the labels, have no tag, and are no other's base. */
public record DanglingImages(Map<String, String> labels) implements Endpoint<List<String>> {
  @Override
  public String tried() {
    return "look for what is left of a build";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/images/json?filters=" + Targets.encode(filters(labels)));
  }

  static String filters(Map<String, String> labels) {
    List<String> wanted = labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .toList();
    return new JsonObject()
        .put("dangling", List.of("true"))
        .put("label", wanted)
        .text();
  }

  @Override
  public List<String> read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    List<String> ids = new ArrayList<>();
    JsonReader reader = answer.json();
    if (reader.peek() == JsonReader.Token.NULL) {
      return ids;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      ids.add(Json.member(reader, "Id"));
    }
    reader.endArray();
    return ids;
  }
}
