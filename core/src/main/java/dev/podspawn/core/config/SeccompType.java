package dev.podspawn.core.config;

import java.nio.file.Path;
import java.util.Optional;

/** A seccomp profile's file, or the word for none at all. */
final class SeccompType extends ScalarType<String> {
  private final PathType path = new PathType();

  @Override
  protected Optional<String> parse(String text) {
    return text.equals(Config.Sandbox.UNCONFINED)
        ? Optional.of(text)
        : path.parse(text).map(Path::toString);
  }

  @Override
  protected String expected() {
    return "the absolute path of a seccomp profile, or " + Config.Sandbox.UNCONFINED;
  }
}
