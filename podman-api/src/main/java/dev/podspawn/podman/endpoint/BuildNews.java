package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.podman.json.Json;
import java.io.IOException;

/**
 * One piece of news in a build's answer, for example {@code {"stream":"STEP 1/2: FROM x\n"}} or {@code
 * {"errorDetail":{"message":"..."},"error":"..."}}.
 */
record BuildNews(String text, String error) {
  static BuildNews read(JsonReader reader) throws IOException {
    String text = "";
    String error = "";
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "stream" -> text = Json.text(reader);
        case "error" -> error = Json.text(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new BuildNews(text, error);
  }
}
