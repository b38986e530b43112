package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.podman.json.Json;
import java.io.IOException;

/** {@code GET /images/{name}/json}: whom the image starts programs as; empty where it does not say, which is root. */
public record ImageUser(String image) implements Endpoint<String> {
  @Override
  public String tried() {
    return "ask for the user of the image " + image;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("/images/" + Targets.encodeImage(image) + "/json");
  }

  @Override
  public String read(ApiAnswer answer) throws IOException {
    if (answer.status() == 404) {
      throw answer
          .refusal()
          .failure(ErrorCode.IMAGE_MISSING, tried(), "it is not here", "pulling it");
    }
    if (!answer.succeeded()) {
      throw answer.refusal().unexpected(ErrorCode.ENGINE_FAILED, tried());
    }
    JsonReader reader = answer.json();
    String user = "";
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals("Config") && reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
        user = Json.member(reader, "User");
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return user;
  }
}
