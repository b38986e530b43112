package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.podman.json.Json;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Devices of the host as an engine is asked for them: nodes and directories of nodes by {@code Devices}, names of the
 * Container Device Interface by {@code DeviceRequests} of the driver {@code cdi} (Docker from 25 on). Podman's half of
 * this API makes {@code HOST:CONTAINER:PERMISSIONS} of {@code Devices}, in which no such name has a place, and 4.3.1
 * leaves {@code DeviceRequests} out in silence.
 *
 * @param names such as {@code nvidia.com/gpu=all}
 */
record DeviceRequest(List<String> paths, List<String> names) {

  /** What is no path is such a name. */
  static DeviceRequest of(List<String> devices) {
    List<String> paths = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String device : devices) {
      (device.startsWith("/") ? paths : names).add(device);
    }
    return new DeviceRequest(paths, names);
  }

  /** The node has the same path in the container, and may be read, written and made again there. */
  void add(JsonObject hostConfig) {
    if (!paths.isEmpty()) {
      List<JsonObject> objects = new ArrayList<>(paths.size());
      for (String path : paths) {
        objects.add(new JsonObject()
            .put("PathOnHost", path)
            .put("PathInContainer", path)
            .put("CgroupPermissions", "rwm"));
      }
      hostConfig.putObjects("Devices", objects);
    }
    if (!names.isEmpty()) {
      JsonObject request = new JsonObject().put("Driver", "cdi").put("DeviceIDs", names);
      hostConfig.putObjects("DeviceRequests", List.of(request));
    }
  }

  /** The names in the {@code DeviceRequests} that an engine took; none for null. */
  static List<String> taken(JsonReader reader) throws IOException {
    List<String> taken = new ArrayList<>();
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return taken;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals("DeviceIDs")) {
          taken.addAll(Json.list(reader));
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
    }
    reader.endArray();
    return taken;
  }
}
