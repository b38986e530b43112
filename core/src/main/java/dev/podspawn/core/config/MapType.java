package dev.podspawn.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A map whose keys are free; it is empty by default. */
final class MapType implements ValueType<Map<String, String>> {
  private final ScalarType<String> keys;
  private final ScalarType<String> values;

  MapType(ScalarType<String> keys, ScalarType<String> values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public Optional<Map<String, String>> read(YamlValue value, String field, Problems problems) {
    if (!(value instanceof YamlValue.Mapping mapping)) {
      problems.error(value.line(), field, "it is not a map, such as {key: value}");
      return Optional.empty();
    }
    Map<String, String> entries = new LinkedHashMap<>();
    boolean sound = true;
    for (YamlValue.Entry entry : mapping.entries()) {
      YamlValue key = new YamlValue.Scalar(entry.key(), false, entry.line());
      Optional<String> readKey = keys.read(key, field, problems);
      Optional<String> readValue = values.read(entry.value(), field + "." + entry.key(), problems);
      sound = sound && readKey.isPresent() && readValue.isPresent();
      if (entries.putIfAbsent(entry.key(), readValue.orElse("")) != null) {
        problems.error(entry.line(), field, Problems.shown(entry.key()) + " is there twice");
        sound = false;
      }
    }
    return sound ? Optional.of(entries) : Optional.empty();
  }

  @Override
  public Map<String, String> fromDefault(String text) {
    return Map.of();
  }
}
