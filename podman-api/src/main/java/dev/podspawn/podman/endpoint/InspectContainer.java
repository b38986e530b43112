package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /containers/{name}/json}: what is known of one container. */
public record InspectContainer(String container) implements Endpoint<Optional<ContainerInfo>> {
  @Override
  public String tried() {
    return "look at the container " + container;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(Targets.of("containers", container, "/json"));
  }

  @Override
  public Optional<ContainerInfo> read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      return Optional.of(readInfo(answer.json()));
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer()) {
      return Optional.empty();
    }
    throw refusal.unexpected(ErrorCode.ENGINE_FAILED, tried());
  }

  private static ContainerInfo readInfo(JsonReader reader) throws IOException {
    String id = "";
    String name = "";
    State state = State.NONE;
    Made made = Made.UNKNOWN;
    List<PublishedPort> ports = List.of();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Id" -> id = Json.text(reader);
        case "Name" -> name = ListContainers.plainName(Json.text(reader));
        case "State" -> state = State.read(reader);
        case "NetworkSettings" -> ports = PortBindings.published(reader);
        case "Config" -> made = Made.read(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new ContainerInfo(
        id, name, state.isRunning(), made.labels(), state.pid(), state.exit(), made.image(), ports);
  }

  /** As far as it matters here. */
  private record State(String status, int pid, int exit) {
    static final State NONE = new State("", 0, 0);

    boolean isRunning() {
      return status.equals("running");
    }

    static State read(JsonReader reader) throws IOException {
      String status = "";
      int pid = 0;
      int exit = 0;
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "Status" -> status = Json.text(reader);
          case "Pid" -> pid = (int) Json.number(reader, 0);
          case "ExitCode" -> exit = (int) Json.number(reader, 0);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new State(status, pid, exit);
    }
  }

  /** Of a {@code Config}. */
  static Map<String, String> readLabels(JsonReader reader) throws IOException {
    return Made.read(reader).labels();
  }

  /** What it was made from. */
  private record Made(String image, Map<String, String> labels) {
    static final Made UNKNOWN = new Made("", Map.of());

    static Made read(JsonReader reader) throws IOException {
      String image = "";
      Map<String, String> labels = Map.of();
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "Image" -> image = Json.text(reader);
          case "Labels" -> labels = Json.texts(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Made(image, labels);
    }
  }
}
