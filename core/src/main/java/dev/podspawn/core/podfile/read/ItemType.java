package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ScalarType;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.YamlValue;
import java.util.Optional;
import java.util.function.Function;

/** An entry that is one word, or {@code !} and one. */
final class ItemType<T> implements ValueType<Item<T>> {
  private final ScalarType<T> type;
  private final Function<T, String> name;

  /**
   * Entries of this type.
   *
   * @param name what tells one from another
   */
  ItemType(ScalarType<T> type, Function<T, String> name) {
    this.type = type;
    this.name = name;
  }

  @Override
  public Optional<Item<T>> read(YamlValue value, String field, Problems problems) {
    boolean removes = value instanceof YamlValue.Scalar scalar && scalar.text().startsWith("!");
    YamlValue word = removes
        ? new YamlValue.Scalar(((YamlValue.Scalar) value).text().substring(1), false, value.line())
        : value;
    return type.read(word, field, problems)
        .map(read -> new Item<>(name.apply(read), read, removes, value.line()));
  }

  @Override
  public Item<T> fromDefault(String text) {
    throw new IllegalStateException("an entry has no default");
  }
}
