package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;

/**
 * Whether a container that was just made is in the box that was asked for: its runtime and its user namespace. Only
 * Podman's own half of the API tells them, {@code GET /libpod/containers/{name}/json}; its compatible half says {@code
 * oci} of every runtime. Docker tells of its runtime, and has no user namespace to ask for.
 *
 * @param podman whether Podman is asked
 */
public record VerifyBox(ContainerSpec spec, boolean podman) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "create the container " + spec.name();
  }

  @Override
  public ApiRequest request() {
    String half = podman ? "v4.0.0/libpod/containers" : "containers";
    return ApiRequest.get(Targets.of(half, spec.name(), "/json"));
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.CONTAINER_CREATE_FAILED, tried());
    }
    Found found = Found.read(answer.json());
    ContainerSpec.Box asked = spec.security().box();
    if (asked.runtime().isPresent() && !asked.runtime().get().equals(found.runtime(podman))) {
      throw answer
          .refusalWith("it has the runtime '" + found.runtime(podman) + "'")
          .failure(
              ErrorCode.RUNTIME_NOT_USED,
              tried(),
              "the container engine did not use the runtime " + asked.runtime().get(),
              podman
                  ? "a service of Podman's for that runtime, named in engine.runtime_sockets"
                  : "asking this host's admin");
    }
    if (asked.userns().isPresent() && !found.mapped()) {
      throw answer
          .refusalWith("it has no mapping of ids")
          .failure(
              ErrorCode.USERNS_UNAVAILABLE,
              tried(),
              "the container engine did not make the user namespace "
                  + asked.userns().get(),
              "asking this host's admin");
    }
    return Done.DONE;
  }

  /**
   * What the engine says.
   *
   * @param ociRuntime Podman's word
   * @param hostRuntime Docker's word
   * @param mapped whether ids are mapped
   */
  private record Found(String ociRuntime, String hostRuntime, boolean mapped) {
    String runtime(boolean podman) {
      return podman ? ociRuntime : hostRuntime;
    }

    static Found read(JsonReader reader) throws IOException {
      String ociRuntime = "";
      Found host = new Found("", "", false);
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "OCIRuntime" -> ociRuntime = Json.text(reader);
          case "HostConfig" -> host = hostConfig(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Found(ociRuntime, host.hostRuntime, host.mapped);
    }

    private static Found hostConfig(JsonReader reader) throws IOException {
      String runtime = "";
      boolean mapped = false;
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "Runtime" -> runtime = Json.text(reader);
          case "IDMappings" -> mapped = isMap(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Found("", runtime, mapped);
    }

    /** {@code {"UidMap":["0:1:1000",...],"GidMap":[...]}}. */
    private static boolean isMap(JsonReader reader) throws IOException {
      if (reader.peek() == JsonReader.Token.NULL) {
        reader.skipValue();
        return false;
      }
      boolean mapped = false;
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals("UidMap")) {
          mapped = !Json.list(reader).isEmpty();
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
      return mapped;
    }
  }
}
