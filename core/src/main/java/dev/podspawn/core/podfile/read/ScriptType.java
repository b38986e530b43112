package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.ScalarType;
import dev.podspawn.core.config.YamlValue;
import java.util.Optional;

/** A text for a shell, of one line or many. A wrong one is not shown, for it may have a secret in it. */
final class ScriptType extends ScalarType<String> {
  private static final int MAX_LENGTH = 64 * 1024;

  @Override
  protected Optional<String> parse(String text) {
    boolean sound = text.length() <= MAX_LENGTH && Charset.isPrintable(text);
    return sound ? Optional.of(text) : Optional.empty();
  }

  @Override
  public Optional<String> read(YamlValue value, String field, Problems problems) {
    if (!(value instanceof YamlValue.Scalar scalar)) {
      return super.read(value, field, problems);
    }
    Optional<String> parsed = parse(scalar.isNull() ? "" : scalar.text());
    if (parsed.isEmpty()) {
      problems.error(value.line(), field, "the value is not " + expected());
    }
    return parsed;
  }

  @Override
  protected String expected() {
    return "a text of at most 64 KiB, without control characters";
  }

  @Override
  public boolean takesNothing() {
    return true;
  }
}
