package dev.podspawn.core.config;

import java.util.Optional;

/** Yes or no, in YAML 1.2's words. */
final class BooleanType extends ScalarType<Boolean> {

  @Override
  Optional<Boolean> parse(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  String expected() {
    return "true or false";
  }
}
