package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /containers/json?all=true&filters=}: every container that carries all of some labels. */
public record ListContainers(Map<String, String> labels) implements Endpoint<List<ContainerInfo>> {
  public ListContainers {
    labels = Map.copyOf(labels);
  }

  @Override
  public String tried() {
    return "list the containers";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/containers/json?all=true&filters=" + Targets.encode(filters()));
  }

  private String filters() {
    return new JsonObject().put("label", CreateContainer.environment(labels)).text();
  }

  @Override
  public List<ContainerInfo> read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    List<ContainerInfo> containers = new ArrayList<>();
    JsonReader reader = answer.json();
    reader.beginArray();
    while (reader.hasNext()) {
      containers.add(readInfo(reader));
    }
    reader.endArray();
    return containers;
  }

  private static ContainerInfo readInfo(JsonReader reader) throws IOException {
    String id = "";
    String name = "";
    boolean running = false;
    Map<String, String> labels = Map.of();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Id" -> id = Json.text(reader);
        case "Names" -> name = readFirstName(reader);
        case "State" -> running = Json.text(reader).equals("running");
        case "Labels" -> labels = Json.texts(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new ContainerInfo(id, name, running, labels);
  }

  private static String readFirstName(JsonReader reader) throws IOException {
    String first = "";
    reader.beginArray();
    while (reader.hasNext()) {
      String name = plainName(reader.nextString());
      first = first.isEmpty() ? name : first;
    }
    reader.endArray();
    return first;
  }

  /** The Docker API writes a slash before every name. */
  static String plainName(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }
}
