package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.doctor.EngineStorage;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.List;

/** {@code GET /info}: where the engine keeps containers. Slow on Podman, so never asked by a login. */
public record StorageOf() implements Endpoint<EngineStorage> {
  @Override
  public String tried() {
    return "ask the container engine for its storage";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/info");
  }

  @Override
  public EngineStorage read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    JsonReader reader = answer.json();
    String driver = "";
    String backing = "";
    String root = "";
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Driver" -> driver = Json.text(reader);
        case "DriverStatus" -> backing = backing(reader);
        case "DockerRootDir" -> root = Json.text(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new EngineStorage(driver, backing, root, false);
  }

  /** In a list of pairs such as {@code ["Backing Filesystem","xfs"]}; null with Podman's vfs. */
  private static String backing(JsonReader reader) throws IOException {
    String backing = "";
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return backing;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      List<String> pair = Json.list(reader);
      if (pair.size() == 2 && pair.get(0).equals("Backing Filesystem")) {
        backing = pair.get(1);
      }
    }
    reader.endArray();
    return backing;
  }
}
