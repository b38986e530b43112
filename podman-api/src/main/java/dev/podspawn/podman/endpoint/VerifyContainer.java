package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /containers/{name}/json} right after its create: whether the engine took the walls that were asked for.
 * Engines leave out silently what they do not know or cannot do. Limits are not looked at: rootless Podman on a cgroup
 * v1 host can set none, and says so here by zeros. That a mount is read-only is looked at on every engine, and nosuid and
 * nodev where the engine was told of them.
 */
public record VerifyContainer(ContainerSpec spec, MountStyle style) implements Endpoint<Done> {
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
    List<String> missing = missing(answer.json());
    if (!missing.isEmpty()) {
      throw answer
          .refusalWith("not applied: " + String.join(", ", missing))
          .unexpected(ErrorCode.CONTAINER_CREATE_FAILED, tried());
    }
    return Done.DONE;
  }

  /** An answer that does not speak of a wall has none. */
  private List<String> missing(JsonReader reader) throws IOException {
    Walls walls = Walls.NONE;
    List<ShownMount> shown = List.of();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "HostConfig" -> walls = Walls.read(reader);
        case "Mounts" -> shown = ShownMount.list(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    List<String> missing = new ArrayList<>();
    walls.addMissing(spec.security(), missing);
    for (Mount mount : spec.mounts()) {
      if (!ShownMount.isIn(shown, mount) || !style.isTaken(mount, walls.binds())) {
        missing.add("the mount of " + mount.source() + " as it was asked for");
      }
    }
    return missing;
  }
}
