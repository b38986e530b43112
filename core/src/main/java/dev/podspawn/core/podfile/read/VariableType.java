package dev.podspawn.core.podfile.read;

import dev.podspawn.core.config.ScalarType;
import java.util.Optional;

/** The name of an environment variable. */
final class VariableType extends ScalarType<String> {
  private static final int MAX_LENGTH = 128;

  private final boolean ofService;

  /**
   * A name.
   *
   * @param ofService a service's variables may have other names, such as {@code discovery.type}, and those that podspawn
   *     sets for logins
   */
  VariableType(boolean ofService) {
    this.ofService = ofService;
  }

  @Override
  protected Optional<String> parse(String text) {
    String more = ofService ? "._-" : "_";
    boolean sound = Charset.accepts(text, Charset.LETTERS + "_", Charset.ALNUM + more, MAX_LENGTH);
    return sound && (ofService || !isOurs(text)) ? Optional.of(text) : Optional.empty();
  }

  private static boolean isOurs(String name) {
    return switch (name) {
      case "HOME", "USER", "LOGNAME", "SHELL" -> true;
      default -> name.startsWith("SSH_") || name.startsWith("PODSPAWN_");
    };
  }

  @Override
  protected String expected() {
    return ofService
        ? "a variable's name: letters, digits and . _ -"
        : "a variable's name: letters, digits and _, and none of HOME, USER, LOGNAME, SHELL, SSH_* and"
            + " PODSPAWN_*, which podspawn sets";
  }
}
