package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ValueType;
import dev.podspawn.core.config.YamlValue;
import java.util.List;
import java.util.Optional;

/** A command: a list of words, or one text for {@code /bin/sh -c}. */
final class ArgvType implements ValueType<List<String>> {
  private final ScriptType text = new ScriptType();
  private final ListOf<String> words = new ListOf<>(new ScriptType());

  @Override
  public Optional<List<String>> read(YamlValue value, String field, Problems problems) {
    if (value instanceof YamlValue.Sequence) {
      return words.read(value, field, problems);
    }
    return text.read(value, field, problems).map(ArgvType::shell);
  }

  /** What runs a text. */
  static List<String> shell(String text) {
    return text.isEmpty() ? List.of() : List.of("/bin/sh", "-c", text);
  }

  @Override
  public List<String> fromDefault(String text) {
    return List.of();
  }
}
