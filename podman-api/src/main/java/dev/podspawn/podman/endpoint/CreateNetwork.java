package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonWriter;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;

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
    Buffer buffer = new Buffer();
    try (JsonWriter json = Json.writer(buffer)) {
      json.beginObject();
      json.name("Name").value(name);
      json.name("CheckDuplicate").value(true);
      json.name("Driver").value("bridge");
      Json.write(json, "Labels", labels);
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer in memory takes everything
    }
    return buffer.readUtf8();
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
