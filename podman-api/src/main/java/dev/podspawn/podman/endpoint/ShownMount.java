package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the {@code Mounts} that an engine says a container has.
 *
 * @param type {@code bind} for a directory of the host
 */
record ShownMount(String type, String source, String target, boolean writable) {
  static List<ShownMount> list(JsonReader reader) throws IOException {
    List<ShownMount> mounts = new ArrayList<>();
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return mounts;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      mounts.add(read(reader));
    }
    reader.endArray();
    return mounts;
  }

  /** What is not said counts as writable. */
  private static ShownMount read(JsonReader reader) throws IOException {
    String type = "";
    String source = "";
    String target = "";
    boolean writable = true;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Type" -> type = Json.text(reader);
        case "Source" -> source = Json.text(reader);
        case "Destination" -> target = Json.text(reader);
        case "RW" -> writable = Json.truth(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new ShownMount(type, source, target, writable);
  }

  /** Whether a mount that was asked for is there, and read-only where it was to be. */
  static boolean isIn(List<ShownMount> mounts, Mount asked) {
    for (ShownMount mount : mounts) {
      if (mount.target.equals(asked.target())) {
        return mount.type.equals("bind")
            && mount.source.equals(asked.source().toString())
            && mount.writable == asked.writable();
      }
    }
    return false;
  }
}
