package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /containers/{name}/json} right after its create: whether the engine took the walls that were asked for.
 * Engines leave out silently what they do not know or cannot do. Limits are not looked at: rootless Podman on a cgroup
 * v1 host can set none, and says so here by zeros.
 */
public record VerifyContainer(ContainerSpec spec) implements Endpoint<Done> {
  @Override
  public String tried() {
    return "create the container " + spec.name();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(Targets.of("containers", spec.name(), "/json"));
  }

  @Override
  public Done read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.CONTAINER_CREATE_FAILED, tried());
    }
    List<String> missing = new ArrayList<>();
    JsonReader reader = answer.json();
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("HostConfig")) {
        Walls.read(reader).addMissing(spec.security(), missing);
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    if (!missing.isEmpty()) {
      throw answer
          .refusalWith("not applied: " + String.join(", ", missing))
          .unexpected(ErrorCode.CONTAINER_CREATE_FAILED, tried());
    }
    return Done.DONE;
  }

  /**
   * What the engine took.
   *
   * @param capDrop Podman names each capability it dropped, Docker says {@code ALL}
   */
  private record Walls(
      boolean init,
      boolean autoRemove,
      boolean readonlyRootfs,
      List<String> securityOpt,
      List<String> capDrop) {
    static Walls read(JsonReader reader) throws IOException {
      boolean init = false;
      boolean autoRemove = false;
      boolean readonlyRootfs = false;
      List<String> securityOpt = List.of();
      List<String> capDrop = List.of();
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "Init" -> init = Json.truth(reader);
          case "AutoRemove" -> autoRemove = Json.truth(reader);
          case "ReadonlyRootfs" -> readonlyRootfs = Json.truth(reader);
          case "SecurityOpt" -> securityOpt = Json.list(reader);
          case "CapDrop" -> capDrop = Json.list(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Walls(init, autoRemove, readonlyRootfs, securityOpt, capDrop);
    }

    void addMissing(ContainerSpec.Security asked, List<String> missing) {
      addUnless(init, "an init", missing);
      addUnless(autoRemove, "removal at the end", missing);
      addUnless(readonlyRootfs || !asked.readonlyRootfs(), "a read-only root", missing);
      addUnless(
          !asked.noNewPrivileges() || securityOpt.contains("no-new-privileges"),
          "no-new-privileges",
          missing);
      addUnless(asked.capDrop().isEmpty() || !capDrop.isEmpty(), "dropped capabilities", missing);
    }

    private static void addUnless(boolean there, String wall, List<String> missing) {
      if (!there) {
        missing.add(wall);
      }
    }
  }
}
