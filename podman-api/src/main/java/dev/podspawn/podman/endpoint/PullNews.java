package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.podman.json.Json;
import java.io.IOException;

/** One piece of news in a pull's answer, for example {@code {"id":"a1","status":"Downloading","progressDetail":{}}}. */
record PullNews(String layer, String status, long current, long total, String error) {
  static PullNews read(JsonReader reader) throws IOException {
    String layer = "";
    String status = "";
    String error = "";
    long[] detail = {0, 0};
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> layer = Json.text(reader);
        case "status" -> status = Json.text(reader);
        case "error" -> error = Json.text(reader);
        case "progressDetail" -> detail = readDetail(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new PullNews(layer, status.strip(), detail[0], detail[1], error);
  }

  private static long[] readDetail(JsonReader reader) throws IOException {
    long[] detail = {0, 0};
    if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
      reader.skipValue();
      return detail;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "current" -> detail[0] = Json.number(reader, 0);
        case "total" -> detail[1] = Json.number(reader, 0);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return detail;
  }
}
