package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON as devcontainer.json has it: RFC 8259, with comments ({@code //} and {@code /* *}{@code /}) and a comma after the last entry.
 * Depth is bounded here; the length by that of the file.
 */
final class JsoncText {
  private static final int MAX_DEPTH = 16;

  private final Problems problems;
  private String text = "";
  private int at;
  private int line = 1;

  JsoncText(Problems problems) {
    this.problems = problems;
  }

  /** The value; empty when it is not JSON, which has then been reported. */
  Optional<YamlValue> parse(String json) {
    text = json;
    try {
      blanks();
      YamlValue value = value(0);
      blanks();
      if (at < text.length()) {
        throw wrong("the end");
      }
      return Optional.of(value);
    } catch (WrongException e) {
      problems.error(line, "", "it is not JSON: expected " + e.getMessage());
      return Optional.empty();
    }
  }

  private YamlValue value(int depth) throws WrongException {
    if (depth > MAX_DEPTH) {
      throw wrong("less depth");
    }
    int start = line;
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new YamlValue.Scalar(new JsonString().read(), false, start);
      default -> word(start);
    };
  }

  private YamlValue object(int depth) throws WrongException {
    int start = line;
    List<YamlValue.Entry> entries = new ArrayList<>();
    next();
    while (peek() != '}') {
      int entryLine = line;
      String name = new JsonString().read();
      blanks();
      take(':');
      blanks();
      entries.add(new YamlValue.Entry(name, value(depth + 1), entryLine));
      separator('}');
    }
    at++;
    return new YamlValue.Mapping(entries, start);
  }

  private YamlValue array(int depth) throws WrongException {
    int start = line;
    List<YamlValue> items = new ArrayList<>();
    next();
    while (peek() != ']') {
      items.add(value(depth + 1));
      separator(']');
    }
    at++;
    return new YamlValue.Sequence(items, start);
  }

  private void next() throws WrongException {
    at++;
    blanks();
  }

  /** A comma, which may be the last thing; or nothing before the end. */
  private void separator(char end) throws WrongException {
    blanks();
    if (peek() != end) {
      take(',');
      blanks();
    }
  }

  /** {@code true}, {@code false}, {@code null} or a number. */
  private YamlValue word(int start) throws WrongException {
    int from = at;
    while (at < text.length() && Charset.ALNUM.concat("+-.").indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String word = text.substring(from, at);
    boolean known = word.equals("true") || word.equals("false") || word.equals("null");
    if (!known && !isNumber(word)) {
      at = from;
      throw wrong("a value");
    }
    return new YamlValue.Scalar(word, word.equals("null"), start);
  }

  /** Numbers are checked where they are used; here it only has to look like one. */
  private static boolean isNumber(String word) {
    return Charset.accepts(word, "-0123456789", "0123456789.eE+-", 40);
  }

  private void blanks() throws WrongException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/') {
        comment();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }

  private void comment() throws WrongException {
    boolean block = text.startsWith("/*", at);
    if (!block && !text.startsWith("//", at)) {
      throw wrong("a value");
    }
    int end = block ? text.indexOf("*/", at + 2) : text.indexOf('\n', at);
    if (block && end < 0) {
      throw wrong("the end of a comment");
    }
    int stop = end < 0 ? text.length() : block ? end + 2 : end;
    for (; at < stop; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private void take(char wanted) throws WrongException {
    if (peek() != wanted) {
      throw wrong("'" + wanted + "'");
    }
    at++;
  }

  /** The next character; NUL at the end, which is nowhere allowed. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private static WrongException wrong(String expected) {
    return new WrongException(expected);
  }

  /** A string (RFC 8259 section 7). */
  private final class JsonString {
    private final StringBuilder read = new StringBuilder();

    String read() throws WrongException {
      take('"');
      while (peek() != '"') {
        char c = peek();
        if (c < ' ') {
          throw wrong("the end of a text");
        }
        at++;
        read.append(c == '\\' ? escaped() : c);
      }
      at++;
      return read.toString();
    }

    private char escaped() throws WrongException {
      char c = peek();
      at++;
      int known = "\"\\/bfnrt".indexOf(c);
      if (known >= 0) {
        return "\"\\/\b\f\n\r\t".charAt(known);
      }
      if (c != 'u' || at + 4 > text.length()) {
        throw wrong("an escape");
      }
      int value = 0;
      for (int i = 0; i < 4; i++, at++) {
        int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
        if (digit < 0) {
          throw wrong("four hexadecimal digits");
        }
        value = value * 16 + digit;
      }
      return (char) value;
    }
  }

  /** It never leaves this class. */
  private static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongException(String expected) {
      super(expected, null, false, false);
    }
  }
}
