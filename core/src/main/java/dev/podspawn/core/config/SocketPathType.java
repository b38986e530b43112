package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.Optional;

/** The absolute path of a socket, as text. */
final class SocketPathType extends ScalarType<String> {
  private final PathType path = new PathType();

  @Override
  protected Optional<String> parse(String text) {
    return path.parse(text).map(Path::toString);
  }

  @Override
  protected String expected() {
    return path.expected();
  }
}
