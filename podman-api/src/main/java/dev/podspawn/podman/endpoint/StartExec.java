package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.stream.WindowSize;
import dev.podspawn.podman.json.JsonObject;
import java.util.Optional;

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
    JsonObject json = new JsonObject().put("Detach", false).put("Tty", terminal.isPresent());
    if (terminal.isPresent()) {
      WindowSize size = terminal.get();
      json.put("h", size.rows()).put("w", size.columns());
      json.put("ConsoleSize", size.rows(), size.columns());
    }
    return json.text();
  }

  /** The failure that a refusal is. */
  public EngineException failed(Refusal refusal) {
    return CreateExec.failed(refusal, tried());
  }
}
