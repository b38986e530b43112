package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.Optional;

/** The engine's socket: {@code auto}, which is empty, or a path. */
final class SocketType extends ScalarType<Optional<Path>> {
  private static final String SCHEME = "unix://";

  private final PathType path = new PathType();

  @Override
  protected Optional<Optional<Path>> parse(String text) {
    if (text.equals("auto")) {
      return Optional.of(Optional.empty());
    }
    boolean url = text.startsWith(SCHEME);
    Optional<Path> parsed = path.parse(url ? text.substring(SCHEME.length()) : text);
    return parsed.isPresent() ? Optional.of(parsed) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "auto or the absolute path of a socket";
  }
}
