package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;

/** {@code GET /exec/{id}/json}: whether a program still runs, and what it left behind. */
public record InspectExec(String id) implements Endpoint<ExecState> {
  @Override
  public String tried() {
    return "learn how the program ended";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(Targets.of("exec", id, "/json"));
  }

  @Override
  public ExecState read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      Refusal refusal = answer.refusal();
      throw refusal.failure(
          ErrorCode.CONNECTION_LOST,
          tried(),
          refusal.status() == 404
              ? "its container was removed while it ran"
              : "the container engine could not tell",
          "logging in again");
    }
    JsonReader reader = answer.json();
    boolean running = false;
    long exitCode = ExecState.UNKNOWN;
    long pid = 0;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Running" -> running = reader.nextBoolean();
        case "ExitCode" -> exitCode = Json.number(reader, ExecState.UNKNOWN);
        case "Pid" -> pid = Json.number(reader, 0);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new ExecState(running, exitCode, pid);
  }
}
