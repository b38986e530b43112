package dev.podspawn.core.podfile.read;

import java.util.Optional;

/** What {@code extends} means. */
sealed interface Reference {

  /** A file, relative to the one that names it. */
  record Local(String path) implements Reference {}

  /** One that podspawn brings along. */
  record Bundled(String name) implements Reference {}

  /**
   * A file of another repository.
   *
   * @param path relative to its top
   */
  record Remote(String owner, String repository, String path) implements Reference {}

  /** Reads it; empty when it is none of these. */
  static Optional<Reference> parse(String text) {
    boolean named = text.endsWith(".yaml") || text.endsWith(".yml");
    boolean remote = text.startsWith("github.com/");
    if (text.startsWith(".") || text.startsWith("/") || (named && !remote)) {
      return Optional.of(new Local(text));
    }
    if (text.indexOf('/') < 0) {
      return Optional.of(new Bundled(text));
    }
    return remote(text);
  }

  private static Optional<Reference> remote(String text) {
    String[] parts = text.split("/", 4);
    boolean sound = parts.length >= 3 && parts[0].equals("github.com");
    for (int i = 1; sound && i < 3; i++) {
      sound = Charset.accepts(parts[i], Charset.ALNUM + "_", Charset.ALNUM + "._-", 100);
    }
    if (!sound) {
      return Optional.empty();
    }
    String path = parts.length < 4 || parts[3].isEmpty() ? "podfile.yaml" : parts[3];
    return Optional.of(new Remote(parts[1], parts[2], path));
  }
}
