package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An entry of an engine's list that has a name and labels. */
final class LabelledName {
  private LabelledName() {}

  /** Reads one, and adds its name if it carries all of the labels: an engine that does not know a filter lists everything. */
  static void read(JsonReader reader, Map<String, String> labels, List<String> names)
      throws IOException {
    String name = "";
    Map<String, String> found = Map.of();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Name" -> name = Json.text(reader);
        case "Labels" -> found = Json.texts(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    if (found.entrySet().containsAll(labels.entrySet())) {
      names.add(name);
    }
  }
}
