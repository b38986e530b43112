package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows that another account printed: a line for each, its values in the fields' order with a tabulator between one
 * and the next. It is somebody else's word, so anything unusual is refused.
 */
final class OwnerAnswer {
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_NUMBER = 18;

  private OwnerAnswer() {}

  static List<Row> parse(String text, List<Field> fields) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        rows.add(row(line, fields));
      }
    }
    return rows;
  }

  private static Row row(String line, List<Field> fields) throws IOException {
    String[] values = line.split("\t", -1);
    if (values.length != fields.size()) {
      throw new IOException("a line has " + values.length + " values, not " + fields.size());
    }
    Row row = new Row(fields);
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        row.set(fields.get(i).name(), checked(values[i], fields.get(i)));
      }
    }
    return row;
  }

  private static String checked(String value, Field field) throws IOException {
    boolean sound = value.length() <= (field.number() ? LONGEST_NUMBER : LONGEST_VALUE);
    for (int i = 0; sound && i < value.length(); i++) {
      char c = value.charAt(i);
      sound = field.number() ? c >= '0' && c <= '9' : c >= ' ' && c <= '~';
    }
    if (!sound) {
      throw new IOException("its " + field.name() + " is none");
    }
    return value;
  }
}
