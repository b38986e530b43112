package dev.podspawn.podman.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.Okio;

/** Reads JSON by hand: without reflection, and without loading more classes than a login needs. */
public final class Json {
  private Json() {}

  /** Reads one whole text. */
  public static JsonReader reader(byte[] text) {
    return JsonReader.of(new Buffer().write(text));
  }

  /** Reads values that follow each other, as they arrive. */
  public static JsonReader values(InputStream texts) {
    JsonReader reader = JsonReader.of(Okio.buffer(Okio.source(texts)));
    reader.setLenient(true); // the only way to have more than one value in a text
    return reader;
  }

  /** The next value as text; empty for null. */
  public static String text(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return "";
    }
    return reader.nextString();
  }

  /** The next value as a whole number; the default for null. */
  public static long number(JsonReader reader, long whenNull) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return whenNull;
    }
    return reader.nextLong();
  }

  /** The next value as true or false; false for null. */
  public static boolean truth(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return false;
    }
    return reader.nextBoolean();
  }

  /** The next value as a list of texts; empty for null. */
  public static List<String> list(JsonReader reader) throws IOException {
    List<String> texts = new ArrayList<>();
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return texts;
    }
    reader.beginArray();
    while (reader.hasNext()) {
      texts.add(text(reader));
    }
    reader.endArray();
    return texts;
  }

  /** The next value as names and texts; empty for null. */
  public static Map<String, String> texts(JsonReader reader) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return texts;
    }
    reader.beginObject();
    while (reader.hasNext()) {
      texts.put(reader.nextName(), text(reader));
    }
    reader.endObject();
    return texts;
  }

  /** The text under one name of an object, as in {@code {"Id":"..."}}. */
  public static String member(JsonReader reader, String name) throws IOException {
    String found = "";
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.nextName().equals(name)) {
        found = text(reader);
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return found;
  }

  /** An engine's words in a body such as {@code {"message":"..."}}; the body itself when it is none such. */
  public static String message(byte[] body) {
    try {
      String message = member(reader(body), "message");
      if (!message.isEmpty()) {
        return message;
      }
    } catch (IOException | JsonDataException notJson) {
      // then the body speaks for itself
    }
    return new String(body, StandardCharsets.UTF_8).strip();
  }
}
