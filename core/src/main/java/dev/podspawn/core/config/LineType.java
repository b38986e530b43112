package dev.podspawn.core.config;

import java.util.Optional;

/** Free text on one line. A wrong one is not quoted in the log: it may be a token that somebody put there. */
public final class LineType extends ScalarType<String> {
  private static final int MAX_LENGTH = 4096;

  @Override
  protected Optional<String> parse(String text) {
    boolean sound = text.length() <= MAX_LENGTH;
    for (int i = 0; sound && i < text.length(); i++) {
      sound = !Character.isISOControl(text.charAt(i));
    }
    return sound ? Optional.of(text) : Optional.empty();
  }

  @Override
  public Optional<String> read(YamlValue value, String field, Problems problems) {
    if (!(value instanceof YamlValue.Scalar scalar)) {
      return super.read(value, field, problems);
    }
    Optional<String> parsed = parse(scalar.text());
    if (parsed.isEmpty()) {
      problems.error(value.line(), field, "the value is not " + expected());
    }
    return parsed;
  }

  @Override
  protected String expected() {
    return "one line of at most 4096 characters, without control characters";
  }
}
