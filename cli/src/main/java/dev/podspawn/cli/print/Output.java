package dev.podspawn.cli.print;

import dev.podspawn.core.json.JsonText;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * Prints rows the way that was asked for: for people, as JSON, or by a template.
 *
 * @param json whether {@code --json} was given
 * @param format what {@code --format} says
 * @param bold whether titles may stand out: on a terminal, unless NO_COLOR is set (no-color.org)
 */
public record Output(PrintStream out, boolean json, Optional<String> format, boolean bold) {

  /** Complains of a template that names unknown fields, before anything is done. */
  public void check(List<Field> fields) {
    format.ifPresent(text -> Template.parse(text, fields));
  }

  /** Whether people are to read it. */
  public boolean isForPeople() {
    return !json && format.isEmpty();
  }

  /** Prints rows as one JSON array, or a line for each by the template; only when {@link #isForPeople} says no. */
  public void rows(List<Field> fields, List<Row> rows) {
    if (json) {
      JsonText array = new JsonText().array();
      rows.forEach(row -> row.write(array));
      out.println(array.endArray());
    } else {
      Template template = Template.parse(format.orElse(""), fields);
      rows.forEach(row -> out.println(template.render(row)));
    }
  }

  /** Prints one row as one JSON object, or a line by the template; only when {@link #isForPeople} says no. */
  public void row(List<Field> fields, Row row) {
    if (json) {
      JsonText object = new JsonText();
      row.write(object);
      out.println(object);
    } else {
      rows(fields, List.of(row));
    }
  }

  /** Prints a line for people. */
  public void line(String line) {
    out.println(line);
  }

  /** Prints a table. */
  public void table(Table table) {
    table.lines(bold).forEach(out::println);
  }
}
