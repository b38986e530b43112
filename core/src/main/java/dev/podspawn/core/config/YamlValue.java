package dev.podspawn.core.config;

import java.util.List;

/** A value of a YAML file and the line where it begins, free of the YAML library's classes. */
public sealed interface YamlValue {

  /** Counted from 1. */
  int line();

  /** A value such as {@code 2g}. An empty plain one ({@code key:}) or {@code null} says nothing. */
  record Scalar(String text, boolean isNull, int line) implements YamlValue {}

  /** A list. */
  record Sequence(List<YamlValue> items, int line) implements YamlValue {}

  /** A map, in the file's order, with duplicates. */
  record Mapping(List<Entry> entries, int line) implements YamlValue {}

  /** One key of a map. A key that is not a scalar is shown as {@code ?}. */
  record Entry(String key, YamlValue value, int line) {}
}
