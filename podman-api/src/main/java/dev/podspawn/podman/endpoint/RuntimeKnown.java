package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /info}: whether the engine has a runtime. Docker lists all that it has; a Podman without a service for the
 * runtime makes containers under its {@code DefaultRuntime} alone.
 */
public record RuntimeKnown(String runtime) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "use the runtime " + runtime;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/info");
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    boolean podman = answer.fromPodman();
    List<String> known = known(answer.json(), podman);
    if (!known.contains(runtime)) {
      throw answer
          .refusalWith("it has " + String.join(", ", known))
          .failure(
              ErrorCode.RUNTIME_UNAVAILABLE,
              tried(),
              "the container engine does not make containers under it",
              podman
                  ? "a service of Podman's for that runtime, named in engine.runtime_sockets"
                  : "naming it in \"runtimes\" of Docker's daemon.json");
    }
    return Done.DONE;
  }

  private static List<String> known(JsonReader reader, boolean podman) throws IOException {
    List<String> runtimes = new ArrayList<>();
    String own = "";
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "DefaultRuntime" -> own = Json.text(reader);
        case "Runtimes" -> addNames(reader, runtimes);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return podman ? List.of(own) : runtimes;
  }

  private static void addNames(JsonReader reader, List<String> names) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      names.add(reader.nextName());
      reader.skipValue();
    }
    reader.endObject();
  }
}
