package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.sandbox.WritableParts;
import dev.podspawn.podman.json.Json;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /containers/create}: makes a container, with an init and, unless it is a service, removed by the engine when
 * it ends. Tells its id; nothing when the engine does not know this style of mounts, and has made none.
 */
public record CreateContainer(ContainerSpec spec, MountStyle style)
    implements Endpoint<Optional<String>> {
  private static final long SECONDS_TO_STOP = 5;

  @Override
  public String tried() {
    return "create the container " + spec.name();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post("/containers/create?name=" + Targets.encode(spec.name()), json());
  }

  private String json() {
    JsonObject json = new JsonObject().put("Image", spec.image());
    if (spec.hostname().isPresent()) {
      json.put("Hostname", spec.hostname().get());
    }
    addProgram(json);
    json.put("Env", environment(spec.environment())).put("Labels", spec.labels());
    if (spec.security().readonlyRootfs()) {
      json.put("Volumes", volumes());
    }
    if (!spec.ports().isEmpty()) {
      json.put("ExposedPorts", PortBindings.exposed(spec.ports()));
    }
    return json.put("HostConfig", HostConfig.of(spec, style)).text();
  }

  /** A service has its image's own, which gets a few seconds to end by itself. */
  private void addProgram(JsonObject json) {
    if (spec.service().isEmpty()) {
      json.put("Entrypoint", spec.argv()).put("Cmd", List.of());
      return;
    }
    List<String> command = spec.service().get().command();
    if (!command.isEmpty()) {
      json.put("Cmd", command);
    }
    json.put("StopTimeout", SECONDS_TO_STOP);
  }

  /** A set, as the API writes one: each path with an empty object. Docker refuses a path that a mount has as well. */
  private JsonObject volumes() {
    JsonObject set = new JsonObject();
    for (String path : WritableParts.volumes(true, spec.security().tmpfs())) {
      boolean shown = false;
      for (Mount mount : spec.mounts()) {
        shown |= mount.target().equals(path);
      }
      shown |= HostConfig.keeps(spec, path);
      if (!shown) {
        set.put(path, new JsonObject());
      }
    }
    return set;
  }

  /** As {@code NAME=value}: engines take a name alone as one to copy from, or refuse it. */
  static List<String> environment(Map<String, String> variables) {
    List<String> environment = new ArrayList<>(variables.size());
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      environment.add(variable.getKey() + "=" + variable.getValue());
    }
    return environment;
  }

  @Override
  public Optional<String> read(ApiAnswer answer) throws IOException {
    if (answer.succeeded()) {
      return Optional.of(id(answer.json()));
    }
    Refusal refusal = answer.refusal();
    if (!spec.mounts().isEmpty() && style.isUnknown(refusal)) {
      return Optional.empty();
    }
    throw failed(refusal);
  }

  /** The {@code Id} of what was made, in its own container or exec answer. */
  static String id(JsonReader reader) throws IOException {
    String id = Json.member(reader, "Id");
    if (id.isEmpty()) {
      throw new ProtocolException("an answer without an Id");
    }
    return id;
  }

  private EngineException failed(Refusal refusal) {
    if (isMissingImage(refusal)) {
      return refusal.failure(
          ErrorCode.IMAGE_MISSING,
          tried(),
          "the image " + spec.image() + " is not on this host",
          "pulling or building it first");
    }
    if (refusal.status() == 409 || refusal.mentions("is already in use")) {
      return refusal.failure(
          ErrorCode.CONTAINER_NAME_IN_USE,
          tried(),
          "there is one of that name already",
          "again in a moment");
    }
    return LimitRefusal.ofCreate(refusal, spec, tried())
        .or(() -> BoxRefusal.of(refusal, spec.security().box(), tried()))
        .orElseGet(() -> refusal.unexpected(ErrorCode.CONTAINER_CREATE_FAILED, tried()));
  }

  /** Docker and Podman's compatible half answer 404, Podman's own half 500. */
  private static boolean isMissingImage(Refusal refusal) {
    return refusal.mentions("no such image") || refusal.mentions("image not known");
  }
}
