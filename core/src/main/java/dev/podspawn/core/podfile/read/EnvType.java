package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ScalarType;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Variables by name; one without a value is the empty text. */
final class EnvType implements ValueType<Map<String, String>> {
  private static final int MAX = 1000;

  private final ScalarType<String> names;
  private final ScriptType values = new ScriptType();

  /** Variables whose names are of this type. */
  EnvType(ScalarType<String> names) {
    this.names = names;
  }

  @Override
  public Optional<Map<String, String>> read(YamlValue value, String field, Problems problems) {
    if (value instanceof YamlValue.Scalar scalar && scalar.isNull()) {
      return Optional.of(Map.of());
    }
    if (!(value instanceof YamlValue.Mapping map)) {
      problems.error(value.line(), field, "it is not a map, such as {NAME: value}");
      return Optional.empty();
    }
    Map<String, String> env = new LinkedHashMap<>();
    for (YamlValue.Entry entry : map.entries()) {
      readOne(entry, field, problems, env);
    }
    if (env.size() > MAX) {
      problems.error(value.line(), field, "it has more than " + MAX + " variables");
    }
    return Optional.of(env);
  }

  private void readOne(
      YamlValue.Entry entry, String field, Problems problems, Map<String, String> env) {
    YamlValue key = new YamlValue.Scalar(entry.key(), false, entry.line());
    Optional<String> name = names.read(key, field, problems);
    Optional<String> text = values.read(entry.value(), field + "." + entry.key(), problems);
    if (name.isPresent() && env.putIfAbsent(name.get(), text.orElse("")) != null) {
      problems.error(entry.line(), field, Problems.shown(name.get()) + " is there twice");
    }
  }

  @Override
  public Map<String, String> fromDefault(String text) {
    return Map.of();
  }

  @Override
  public boolean takesNothing() {
    return true;
  }
}
