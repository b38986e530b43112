package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.Optional;

/** An absolute path on this machine. */
final class PathType extends ScalarType<Path> {

  @Override
  protected Optional<Path> parse(String text) {
    boolean sound = text.startsWith("/") && TextType.isPrintableAscii(text);
    return sound ? Optional.of(Path.of(text)) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "an absolute path of plain ASCII characters";
  }
}
