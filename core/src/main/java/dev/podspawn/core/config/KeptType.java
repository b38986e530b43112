package dev.podspawn.core.config;

import java.util.Map;
import java.util.Optional;

/** A part of a file that podspawn keeps and does not understand: its values by their full names. */
final class KeptType implements ValueType<Map<String, String>> {
  @Override
  public Optional<Map<String, String>> read(YamlValue value, String field, Problems problems) {
    return Optional.of(YamlLeaves.of(value, field));
  }

  @Override
  public Map<String, String> fromDefault(String text) {
    return Map.of();
  }
}
