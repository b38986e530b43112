package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code GET /volumes?filters=}: the names of the volumes that carry all of some labels. */
public record ListVolumes(Map<String, String> labels) implements Endpoint<List<String>> {
  public ListVolumes {
    labels = Map.copyOf(labels);
  }

  @Override
  public String tried() {
    return "list the volumes";
  }

  @Override
  public ApiRequest request() {
    String filters =
        new JsonObject().put("label", CreateContainer.environment(labels)).text();
    return ApiRequest.get("/volumes?filters=" + Targets.encode(filters));
  }

  /** {@code {"Volumes":[...]}}. The labels are looked at again, as with networks. */
  @Override
  public List<String> read(ApiAnswer answer) throws IOException {
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.VOLUME_FAILED, tried());
    }
    List<String> volumes = new ArrayList<>();
    JsonReader reader = answer.json();
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("Volumes") && reader.peek() != JsonReader.Token.NULL) {
        reader.beginArray();
        while (reader.hasNext()) {
          LabelledName.read(reader, labels, volumes);
        }
        reader.endArray();
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return volumes;
  }
}
