package dev.podspawn.core.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) that another program wrote: strictly, to a limited depth, and no name twice in an object.
 * How long a text may be is the caller's affair.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads a text.
   *
   * @throws JsonException it is not one JSON value, or too deep
   */
  public static JsonValue read(String text) throws JsonException {
    JsonReader reader = new JsonReader(text);
    JsonValue value = reader.value(0);
    reader.blanks();
    if (reader.at != text.length()) {
      throw reader.wrong("the end");
    }
    return value;
  }

  private JsonValue value(int depth) throws JsonException {
    if (depth > MAX_DEPTH) {
      throw wrong("less depth");
    }
    blanks();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonValue.Text(string());
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    };
  }

  private JsonValue object(int depth) throws JsonException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    at++;
    blanks();
    while (peek() != '}') {
      separator(members.isEmpty());
      blanks();
      String name = string();
      blanks();
      take(':');
      if (members.put(name, value(depth + 1)) != null) {
        throw wrong("each name once");
      }
      blanks();
    }
    at++;
    return new JsonValue.Members(members);
  }

  private JsonValue array(int depth) throws JsonException {
    List<JsonValue> items = new ArrayList<>();
    at++;
    blanks();
    while (peek() != ']') {
      separator(items.isEmpty());
      items.add(value(depth + 1));
      blanks();
    }
    at++;
    return new JsonValue.Items(items);
  }

  private void separator(boolean first) throws JsonException {
    if (!first) {
      take(',');
    }
  }

  private JsonValue literal(String word) throws JsonException {
    if (!text.startsWith(word, at)) {
      throw wrong("a value");
    }
    at += word.length();
    return new JsonValue.Literal(word);
  }

  /** RFC 8259 section 6. */
  private JsonValue number() throws JsonException {
    int start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('-')) {
        skip('+');
      }
      digits();
    }
    return new JsonValue.Numeral(text.substring(start, at));
  }

  private void digits() throws JsonException {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("a value");
    }
  }

  private String string() throws JsonException {
    take('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = peek();
      if (c < ' ') {
        throw wrong("a text's end");
      }
      at++;
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws JsonException {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an escape");
    };
  }

  private char unicode() throws JsonException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw wrong("four hexadecimal digits");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private void take(char wanted) throws JsonException {
    if (!skip(wanted)) {
      throw wrong("'" + wanted + "'");
    }
  }

  private boolean skip(char wanted) {
    boolean there = peek() == wanted && at < text.length();
    at += there ? 1 : 0;
    return there;
  }

  private void blanks() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r') {
      at++;
    }
  }

  /** The next character; NUL at the end, which is nowhere allowed. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private JsonException wrong(String expected) {
    return new JsonException("not JSON: expected " + expected + " at character " + at);
  }
}
