package dev.podspawn.core.json;

import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads one JSON object (RFC 8259) as far as podspawn needs to know a file of JSON: whether it is one, and what the
 * strings among its own members say. Nested at most 64 deep; no byte order mark, no comments, no member twice.
 */
public final class JsonObjectText {
  private static final int DEEPEST = 64;
  private static final String DIGITS = "0123456789";

  private final String text;
  private final Map<String, String> strings = new HashMap<>();
  private int at;

  private JsonObjectText(String text) {
    this.text = text;
  }

  /**
   * The members of the object that are strings, without the escapes of their texts being undone.
   *
   * @throws ParseException the text is not one JSON object; the offset is where that shows
   */
  public static Map<String, String> strings(String text) throws ParseException {
    JsonObjectText reader = new JsonObjectText(text);
    reader.blanks();
    if (reader.peek() != '{') {
      throw reader.unexpected();
    }
    reader.object(0);
    reader.blanks();
    if (reader.at < text.length()) {
      throw reader.unexpected();
    }
    return Map.copyOf(reader.strings);
  }

  private void value(int depth) throws ParseException {
    switch (peek()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void object(int depth) throws ParseException {
    deeper(depth);
    if (isEnd('}')) {
      return;
    }
    do {
      blanks();
      String name = string();
      blanks();
      take(':');
      blanks();
      boolean own = depth == 0 && peek() == '"';
      int start = at + 1;
      value(depth);
      if (own && strings.putIfAbsent(name, text.substring(start, at - 1)) != null) {
        throw unexpected();
      }
    } while (isMore('}'));
  }

  private void array(int depth) throws ParseException {
    deeper(depth);
    if (isEnd(']')) {
      return;
    }
    do {
      blanks();
      value(depth);
    } while (isMore(']'));
  }

  private void deeper(int depth) throws ParseException {
    if (depth > DEEPEST) {
      throw unexpected();
    }
    at++;
  }

  private boolean isEnd(char end) throws ParseException {
    blanks();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean isMore(char end) throws ParseException {
    blanks();
    if (peek() == ',') {
      at++;
      return true;
    }
    take(end);
    return false;
  }

  private String string() throws ParseException {
    take('"');
    int start = at;
    while (peek() != '"') {
      if (peek() < ' ') {
        throw unexpected();
      }
      at += peek() == '\\' ? 2 : 1;
    }
    return text.substring(start, at++);
  }

  private void word(String word) throws ParseException {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
  }

  private void number() throws ParseException {
    if (peek() == '-') {
      at++;
    }
    digits();
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
  }

  private void digits() throws ParseException {
    if (DIGITS.indexOf(peek()) < 0) {
      throw unexpected();
    }
    while (at < text.length() && DIGITS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void take(char wanted) throws ParseException {
    if (peek() != wanted) {
      throw unexpected();
    }
    at++;
  }

  private char peek() throws ParseException {
    if (at >= text.length()) {
      throw new ParseException("it ends too early", text.length());
    }
    return text.charAt(at);
  }

  private ParseException unexpected() {
    return new ParseException("it is no JSON object at character " + at, at);
  }
}
