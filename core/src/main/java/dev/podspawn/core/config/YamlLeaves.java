package dev.podspawn.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document as its single values by their full names: {@code servers.default}, {@code list.0}. */
final class YamlLeaves {
  private final Map<String, String> leaves = new LinkedHashMap<>();

  private YamlLeaves() {}

  /** The values below a place; none for what says nothing. */
  static Map<String, String> of(YamlValue value, String place) {
    YamlLeaves all = new YamlLeaves();
    all.add(value, place);
    return all.leaves;
  }

  private void add(YamlValue value, String place) {
    if (value instanceof YamlValue.Scalar scalar) {
      if (!scalar.isNull()) {
        leaves.put(place, scalar.text());
      }
    } else if (value instanceof YamlValue.Sequence sequence) {
      addItems(sequence.items(), place);
    } else if (value instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry entry : map.entries()) {
        add(entry.value(), place.isEmpty() ? entry.key() : place + "." + entry.key());
      }
    }
  }

  private void addItems(List<YamlValue> items, String place) {
    for (int i = 0; i < items.size(); i++) {
      add(items.get(i), place + "." + i);
    }
  }
}
