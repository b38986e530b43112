package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;

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
    JsonObject json = new JsonObject()
        .put("AttachStdin", true)
        .put("AttachStdout", true)
        .put("AttachStderr", true);
    if (spec.terminal().isPresent()) {
      json.put("Tty", true).put("DetachKeys", DETACH_KEYS);
    }
    json.put("Cmd", spec.argv());
    json.put("Env", CreateContainer.environment(spec.environment()));
    if (spec.workingDirectory().isPresent()) {
      json.put("WorkingDir", spec.workingDirectory().get());
    }
    if (spec.user().isPresent()) {
      json.put("User", spec.user().get());
    }
    return json.text();
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
