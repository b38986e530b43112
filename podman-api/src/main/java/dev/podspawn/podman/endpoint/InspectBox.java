package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /containers/{name}/json}: what the engine says of the box around a container. Podman's own half of the API
 * alone names the runtime that was really used ({@code OCIRuntime}; Podman 4.3 takes any {@code Runtime} and ignores it)
 * and the capabilities that are left ({@code BoundingCaps}); in the compatible half every runtime is {@code oci}.
 *
 * @param own whether Podman's own half is asked; Docker has none
 */
public record InspectBox(String container, boolean own)
    implements Endpoint<Optional<InspectBox.Shown>> {
  /** The oldest that Podman 4 and 5 both take. */
  private static final String OWN_HALF = "/v4.0.0/libpod";

  private static final String ANY_RUNTIME = "oci";

  @Override
  public String tried() {
    return "look at the walls of the container " + container;
  }

  @Override
  public ApiRequest request() {
    String target = Targets.of("containers", container, "/json");
    return ApiRequest.get(own ? OWN_HALF + target : target);
  }

  /** What is said, and whether Podman says it. */
  public record Shown(EngineWord word, boolean byPodman) {}

  @Override
  public Optional<Shown> read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      return Optional.of(new Shown(word(answer.json()), answer.fromPodman()));
    }
    Refusal refusal = answer.refusal();
    if (refusal.isMissingContainer()) {
      return Optional.empty();
    }
    throw refusal.unexpected(ErrorCode.ENGINE_FAILED, tried());
  }

  private static EngineWord word(JsonReader reader) throws IOException {
    String id = "";
    int pid = 0;
    String runtime = "";
    Map<String, String> labels = Map.of();
    List<String> capabilities = List.of();
    List<String> networks = List.of();
    ShownBox box = ShownBox.NOTHING;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Id" -> id = Json.text(reader);
        case "State" -> pid = pid(reader);
        case "OCIRuntime" -> runtime = Json.text(reader);
        case "BoundingCaps" -> capabilities = Json.list(reader);
        case "HostConfig" -> box = ShownBox.read(reader);
        case "NetworkSettings" -> networks = networks(reader);
        case "Config" -> labels = InspectContainer.readLabels(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    String used = runtime.isEmpty() ? box.text("Runtime") : runtime;
    return new EngineWord(
        id,
        pid,
        Optional.of(used).filter(name -> !name.isEmpty() && !name.equals(ANY_RUNTIME)),
        Optional.ofNullable(labels.get(EngineWord.ASKED_LABEL)),
        box.limits(),
        box.walls(capabilities),
        box.spaces(networks));
  }

  private static int pid(JsonReader reader) throws IOException {
    int pid = 0;
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("Pid")) {
        pid = (int) Json.number(reader, 0);
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return pid;
  }

  /** The names of the networks that the container is in. */
  private static List<String> networks(JsonReader reader) throws IOException {
    List<String> names = new ArrayList<>();
    reader.beginObject();
    while (reader.hasNext()) {
      boolean networks = reader.nextName().equals("Networks");
      if (!networks || reader.peek() == JsonReader.Token.NULL) {
        reader.skipValue();
        continue;
      }
      reader.beginObject();
      while (reader.hasNext()) {
        names.add(reader.nextName());
        reader.skipValue();
      }
      reader.endObject();
    }
    reader.endObject();
    return names;
  }
}
