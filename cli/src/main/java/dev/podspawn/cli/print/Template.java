package dev.podspawn.cli.print;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code --format} says: text with fields in braces, {@code '{user} {connections}'}. {@code \t} and {@code \n} are
 * a tabulator and a line end, {@code \\} a backslash, <code>\{</code> a brace. A field without a value prints as nothing.
 */
public final class Template {
  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** A piece of text, or a field's name. */
  private record Part(String text, boolean field) {}

  /**
   * Reads a template.
   *
   * @throws PodspawnException USAGE: it names no field of these, or a brace is not closed
   */
  public static Template parse(String text, List<Field> fields) {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        plain.append(escaped(text.charAt(at + 1)));
        at += 2;
      } else if (c == '{') {
        int end = text.indexOf('}', at);
        parts.add(new Part(plain.toString(), false));
        plain.setLength(0);
        parts.add(new Part(known(end < 0 ? "" : text.substring(at + 1, end), fields), true));
        at = end + 1;
      } else {
        plain.append(c);
        at++;
      }
    }
    parts.add(new Part(plain.toString(), false));
    return new Template(parts);
  }

  /** All fields, with a tabulator between one and the next. */
  public static String ofAll(List<Field> fields) {
    List<String> names = fields.stream().map(field -> "{" + field.name() + "}").toList();
    return String.join("\\t", names);
  }

  /** The row as the template wants it, without a line end of its own. */
  public String render(Row row) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part.field() ? row.shown(part.text()) : part.text());
    }
    return text.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case 't' -> "\t";
      case 'n' -> "\n";
      default -> String.valueOf(c);
    };
  }

  private static String known(String name, List<Field> fields) {
    List<String> names = fields.stream().map(Field::name).toList();
    if (!names.contains(name)) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "understand --format",
              "'" + name + "' is no field",
              "one of {" + String.join("}, {", names) + "}"),
          null);
    }
    return name;
  }
}
