package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonWriter;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/** {@code POST /containers/{name}/exec}: prepares a program, and gives the id to start it by. */
public record CreateExec(String container, ExecSpec spec) implements Endpoint<PreparedExec> {
  /**
   * A sequence whose first key nobody types. The default's first key, Ctrl-P, would be withheld from the program until
   * the next key, and an empty sequence does not switch that off. The API writes keys as {@code ctrl-<value>}.
   */
  static final String DETACH_KEYS = "ctrl-^,ctrl-^,ctrl-_,ctrl-^,ctrl-_";

  @Override
  public String tried() {
    return "run a program in the container " + container;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post(Targets.of("containers", container, "/exec"), json());
  }

  private String json() {
    Buffer buffer = new Buffer();
    try (JsonWriter json = Json.writer(buffer)) {
      json.beginObject();
      json.name("AttachStdin").value(true);
      json.name("AttachStdout").value(true);
      json.name("AttachStderr").value(true);
      if (spec.terminal().isPresent()) {
        json.name("Tty").value(true);
        json.name("DetachKeys").value(DETACH_KEYS);
      }
      Json.write(json, "Cmd", spec.argv());
      Json.write(json, "Env", CreateContainer.environment(spec.environment()));
      if (spec.workingDirectory().isPresent()) {
        json.name("WorkingDir").value(spec.workingDirectory().get());
      }
      if (spec.user().isPresent()) {
        json.name("User").value(spec.user().get());
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer in memory takes everything
    }
    return buffer.readUtf8();
  }

  @Override
  public PreparedExec read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw failed(answer.refusal(), tried());
    }
    return new PreparedExec(CreateContainer.id(answer.json()), !answer.fromPodman());
  }

  /** The failure of a create or a start: the container may go at any time between the two. */
  static EngineException failed(Refusal refusal, String tried) {
    if (isContainerGone(refusal)) {
      return refusal.failure(
          ErrorCode.CONTAINER_GONE, tried, "it is not running any more", "logging in again");
    }
    return refusal.unexpected(ErrorCode.EXEC_FAILED, tried);
  }

  private static boolean isContainerGone(Refusal refusal) {
    return refusal.isMissingContainer()
        || refusal.isStoppedContainer()
        || refusal.mentions("no such exec");
  }
}
