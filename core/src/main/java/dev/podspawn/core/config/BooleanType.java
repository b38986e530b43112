package dev.podspawn.core.config;

import java.util.Optional;

/** Yes or no, in YAML 1.2's words. */
public final class BooleanType extends ScalarType<Boolean> {

  @Override
  protected Optional<Boolean> parse(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  protected String expected() {
    return "true or false";
  }
}
