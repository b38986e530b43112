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
 * Engines leave out silently what they do not know or cannot do. Limits are not looked at: what applies of them is
 * read back when the container runs ({@link dev.podspawn.core.box.BoxCheck}). That a mount is read-only is looked at on every engine, and nosuid and
 * nodev where the engine was told of them. Tells whether it is Podman that answers.
 */
public record VerifyContainer(ContainerSpec spec, MountStyle style) implements Endpoint<Boolean> {
  @Override
  public String tried() {
    return "create the container " + spec.name();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(Targets.of("containers", spec.name(), "/json"));
  }

  @Override
  public Boolean read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.CONTAINER_CREATE_FAILED, tried());
    }
    Shown shown = Shown.read(answer.json());
    List<String> missing = missing(shown);
    if (!missing.isEmpty()) {
      throw answer
          .refusalWith("not applied: " + String.join(", ", missing))
          .unexpected(ErrorCode.CONTAINER_CREATE_FAILED, tried());
    }
    requireNamedDevices(shown.walls().namedDevices(), answer);
    return answer.fromPodman();
  }

  /** Podman 4.3 leaves them out; of devices by path every engine says that it cannot, or shows none at all (rootless). */
  private void requireNamedDevices(List<String> taken, ApiAnswer answer) {
    List<String> devices = spec.security().box().devices();
    if (devices.isEmpty()) {
      return;
    }
    List<String> missing = new ArrayList<>(DeviceRequest.of(devices).names());
    missing.removeAll(taken);
    if (!missing.isEmpty()) {
      throw LimitRefusal.device(
          answer.refusalWith("not applied: " + String.join(", ", missing)), tried());
    }
  }

  /** An answer that does not speak of a wall has none. */
  private record Shown(Walls walls, List<ShownMount> mounts) {
    static Shown read(JsonReader reader) throws IOException {
      Walls walls = Walls.NONE;
      List<ShownMount> mounts = List.of();
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "HostConfig" -> walls = Walls.read(reader);
          case "Mounts" -> mounts = ShownMount.list(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Shown(walls, mounts);
    }
  }

  private List<String> missing(Shown shown) {
    List<String> missing = new ArrayList<>();
    shown.walls().addMissing(spec, missing);
    for (Mount mount : spec.mounts()) {
      if (!ShownMount.isIn(shown.mounts(), mount)
          || !style.isTaken(mount, shown.walls().binds())) {
        missing.add("the mount of " + mount.source() + " as it was asked for");
      }
    }
    return missing;
  }
}
