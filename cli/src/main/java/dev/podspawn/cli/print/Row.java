package dev.podspawn.cli.print;

import dev.podspawn.core.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is to say of one thing: a value, or none, for each of some fields. */
public final class Row {
  private final List<Field> fields;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<Row>> lists = new LinkedHashMap<>();

  /** A row of these fields, none of which has a value yet. */
  public Row(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Sets a value. */
  public Row set(String name, String value) {
    values.put(field(name).name(), value);
    return this;
  }

  /** Sets a value. */
  public Row set(String name, long value) {
    return set(name, Long.toString(value));
  }

  /** Sets a value if there is one. */
  public Row set(String name, Optional<String> value) {
    return value.isPresent() ? set(name, value.get()) : this;
  }

  /** Sets a value that is rows to programs, which the text stands for where there is one line only. */
  public Row set(String name, List<Row> rows, String text) {
    lists.put(field(name).name(), List.copyOf(rows));
    return set(name, text);
  }

  /** A row of other fields with those values of this one's that are among them. */
  public Row to(List<Field> others) {
    Row row = new Row(others);
    for (Field field : others) {
      if (values.containsKey(field.name())) {
        row.set(field.name(), text(field.name()));
      }
    }
    return row;
  }

  /** The value as text; empty when there is none. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(field(name).name()));
  }

  /** The value as a number; empty when there is none. */
  public Optional<Long> number(String name) {
    return text(name).map(Long::valueOf);
  }

  /** The value as text; an empty one when there is none. */
  public String shown(String name) {
    return text(name).orElse("");
  }

  /** Writes the row as an object with all fields in their order, {@code null} where there is no value. */
  public void write(JsonText json) {
    json.object();
    for (Field field : fields) {
      json.name(field.name());
      Optional<String> value = text(field.name());
      if (value.isEmpty()) {
        json.nothing();
      } else if (lists.containsKey(field.name())) {
        json.array();
        lists.get(field.name()).forEach(row -> row.write(json));
        json.endArray();
      } else if (field.number()) {
        json.value(Long.parseLong(value.get()));
      } else {
        json.value(value.get());
      }
    }
    json.endObject();
  }

  private Field field(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no field " + name));
  }
}
