package dev.podspawn.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of words or numbers; its default is written {@code [A, B]}. */
final class ListType<T> implements ValueType<List<T>> {
  private final ScalarType<T> type;

  ListType(ScalarType<T> type) {
    this.type = type;
  }

  @Override
  public Optional<List<T>> read(YamlValue value, String field, Problems problems) {
    if (!(value instanceof YamlValue.Sequence sequence)) {
      problems.error(value.line(), field, "it is not a list, such as [a, b]");
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    boolean sound = true;
    for (YamlValue item : sequence.items()) {
      Optional<T> read = type.read(item, field, problems);
      sound = sound && read.isPresent();
      if (read.isPresent()) {
        items.add(read.get());
      }
    }
    return sound ? Optional.of(items) : Optional.empty();
  }

  @Override
  public List<T> fromDefault(String text) {
    List<T> items = new ArrayList<>();
    int start = 1;
    while (start < text.length() - 1) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() - 1 : comma;
      items.add(type.fromDefault(text.substring(start, end)));
      start = end + 2;
    }
    return items;
  }
}
