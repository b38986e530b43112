package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonWriter;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.stream.WindowSize;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import okio.Buffer;

/**
 * {@code POST /exec/{id}/start}: starts a prepared program; the connection then carries its streams. This request is
 * sent as an upgrade, and so its answer is read only when it is a refusal.
 */
public record StartExec(String container, String id, Optional<WindowSize> terminal) {
  public String tried() {
    return "run a program in the container " + container;
  }

  public ApiRequest request() {
    return ApiRequest.post(Targets.of("exec", id, "/start"), json());
  }

  /** Podman takes {@code h} and {@code w} and has the size right from the start; Docker ignores them before API 1.42. */
  private String json() {
    Buffer buffer = new Buffer();
    try (JsonWriter json = Json.writer(buffer)) {
      json.beginObject();
      json.name("Detach").value(false);
      json.name("Tty").value(terminal.isPresent());
      if (terminal.isPresent()) {
        WindowSize size = terminal.get();
        json.name("h").value(size.rows());
        json.name("w").value(size.columns());
        json.name("ConsoleSize").beginArray();
        json.value(size.rows()).value(size.columns()).endArray();
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer in memory takes everything
    }
    return buffer.readUtf8();
  }

  /** The failure that a refusal is. */
  public EngineException failed(Refusal refusal) {
    return CreateExec.failed(refusal, tried());
  }
}
