package dev.podspawn.core.json;

/**
 * Writes one JSON value, without white space, in the order of the calls. Text of any kind stays inside its string and on
 * one line: what RFC 8259 wants escaped is, and also whatever a terminal would obey or reorder, and halves of surrogate
 * pairs, which have no UTF-8.
 */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";
  private static final long MICROS = 1_000_000;

  private final StringBuilder text = new StringBuilder(256);

  /** Opens an object; members follow. */
  public JsonText object() {
    separate();
    text.append('{');
    return this;
  }

  /** Closes the innermost object. */
  public JsonText endObject() {
    text.append('}');
    return this;
  }

  /** Opens an array; values follow. */
  public JsonText array() {
    separate();
    text.append('[');
    return this;
  }

  /** Closes the innermost array. */
  public JsonText endArray() {
    text.append(']');
    return this;
  }

  /** The name of the member that the next call is the value of. */
  public JsonText name(String name) {
    separate();
    quote(name);
    text.append(':');
    return this;
  }

  /** A string. */
  public JsonText value(String value) {
    separate();
    quote(value);
    return this;
  }

  /** A number. */
  public JsonText value(long value) {
    separate();
    text.append(value);
    return this;
  }

  /** A number of seconds, to the microsecond: {@code 1.000250}. */
  public JsonText seconds(long micros) {
    separate();
    text.append(micros / MICROS).append('.');
    for (long unit = MICROS / 10; unit > 0; unit /= 10) {
      text.append(micros / unit % 10);
    }
    return this;
  }

  /** {@code true} or {@code false}. */
  public JsonText value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  /** {@code null}. */
  public JsonText nothing() {
    separate();
    text.append("null");
    return this;
  }

  /** What has been written. */
  @Override
  public String toString() {
    return text.toString();
  }

  private void separate() {
    int length = text.length();
    if (length > 0 && "{[:".indexOf(text.charAt(length - 1)) < 0) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (isPlain(value, i)) {
        text.append(c);
      } else {
        escape(c);
      }
    }
    text.append('"');
  }

  private void escape(char c) {
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append(HEX.charAt((c >> shift) & 0xf));
    }
  }

  private static boolean isPlain(String value, int i) {
    char c = value.charAt(i);
    if (c < 0x7f) {
      return c >= ' ';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
