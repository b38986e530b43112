package dev.podspawn.core.config;

import java.util.Optional;

/** The name of an environment variable that an admin may set for a user: not of those that podspawn sets itself. */
final class VariableNameType extends ScalarType<String> {
  private static final int MAX_LENGTH = 128;

  @Override
  protected Optional<String> parse(String text) {
    return isName(text) && !isOurs(text) ? Optional.of(text) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "the name of a variable that may be set: letters, digits and _, and none of HOME, USER, LOGNAME, SHELL,"
        + " SSH_* and PODSPAWN_*, which podspawn sets";
  }

  private static boolean isName(String text) {
    boolean sound = !text.isEmpty() && text.length() <= MAX_LENGTH;
    for (int i = 0; sound && i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      sound = letter || (i > 0 && c >= '0' && c <= '9');
    }
    return sound;
  }

  private static boolean isOurs(String name) {
    return switch (name) {
      case "HOME", "USER", "LOGNAME", "SHELL" -> true;
      default -> name.startsWith("SSH_") || name.startsWith("PODSPAWN_");
    };
  }
}
