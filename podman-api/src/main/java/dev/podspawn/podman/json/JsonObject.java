package dev.podspawn.podman.json;

import java.util.List;
import java.util.Map;

/**
 * A JSON object (RFC 8259) being written, member by member. Moshi's writer formats a table of escapes with {@code
 * String.format} when it is loaded, which alone would cost a login tens of milliseconds.
 */
public final class JsonObject {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(256).append('{');

  /** Adds a text. */
  public JsonObject put(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  /** Adds a whole number. */
  public JsonObject put(String name, long value) {
    name(name).append(value);
    return this;
  }

  /** Adds a truth value. */
  public JsonObject put(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  /** Adds an array of texts. */
  public JsonObject put(String name, List<String> values) {
    name(name).append('[');
    for (String value : values) {
      separate('[');
      quote(value);
    }
    text.append(']');
    return this;
  }

  /** Adds an object of texts. */
  public JsonObject put(String name, Map<String, String> values) {
    JsonObject object = new JsonObject();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      object.put(entry.getKey(), entry.getValue());
    }
    return put(name, object);
  }

  /** Adds an object as it is now. */
  public JsonObject put(String name, JsonObject object) {
    name(name).append(object.text());
    return this;
  }

  /** Adds an array of objects as they are now. */
  public JsonObject putObjects(String name, List<JsonObject> objects) {
    name(name).append('[');
    for (JsonObject object : objects) {
      separate('[');
      text.append(object.text());
    }
    text.append(']');
    return this;
  }

  /** Adds an array of whole numbers. */
  public JsonObject put(String name, long... values) {
    name(name).append('[');
    for (long value : values) {
      separate('[');
      text.append(value);
    }
    text.append(']');
    return this;
  }

  /** The object with what has been added. */
  public String text() {
    return text + "}";
  }

  private StringBuilder name(String name) {
    separate('{');
    quote(name);
    return text.append(':');
  }

  private void separate(char opening) {
    if (text.charAt(text.length() - 1) != opening) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
