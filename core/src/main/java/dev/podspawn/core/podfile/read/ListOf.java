package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of anything. Each wrong entry is told by itself; one without a value has none. */
final class ListOf<T> implements ValueType<List<T>> {
  private static final int MAX = 1000;

  private final ValueType<T> type;

  ListOf(ValueType<T> type) {
    this.type = type;
  }

  @Override
  public Optional<List<T>> read(YamlValue value, String field, Problems problems) {
    if (value instanceof YamlValue.Scalar scalar && scalar.isNull()) {
      return Optional.of(List.of());
    }
    if (!(value instanceof YamlValue.Sequence sequence)) {
      problems.error(value.line(), field, "it is not a list, such as [a, b]");
      return Optional.empty();
    }
    if (sequence.items().size() > MAX) {
      problems.error(value.line(), field, "it has more than " + MAX + " entries");
      return Optional.empty();
    }
    List<T> read = new ArrayList<>();
    for (YamlValue item : sequence.items()) {
      type.read(item, field, problems).ifPresent(read::add);
    }
    return Optional.of(read);
  }

  @Override
  public List<T> fromDefault(String text) {
    return List.of();
  }

  @Override
  public boolean takesNothing() {
    return true;
  }
}
