package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.doctor.EngineVersion;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;

/** {@code GET /version}: which engine it is. Podman names its component {@code Podman Engine}, Docker {@code Engine}. */
public record EngineVersionOf() implements Endpoint<EngineVersion> {
  @Override
  public String tried() {
    return "ask the container engine for its version";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/version");
  }

  @Override
  public EngineVersion read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    JsonReader reader = answer.json();
    String version = "";
    boolean podman = false;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Version" -> version = Json.text(reader);
        case "Components" -> podman = isPodman(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new EngineVersion(podman, version);
  }

  private static boolean isPodman(JsonReader reader) throws IOException {
    boolean podman = false;
    reader.beginArray();
    while (reader.hasNext()) {
      podman |= Json.member(reader, "Name").startsWith("Podman");
    }
    reader.endArray();
    return podman;
  }
}
