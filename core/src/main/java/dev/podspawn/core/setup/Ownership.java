package dev.podspawn.core.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether only root can change a distribution; what sshd asks of a program that it runs, and of all it consists of. */
final class Ownership {
  private static final int OTHERS_WRITE = 0022;

  private Ownership() {}

  /** The first file or directory, in the distribution or above it, that others can change. */
  static Optional<Path> firstUnsafe(Path home) throws IOException {
    for (Path above = home.toRealPath(); above != null; above = above.getParent()) {
      if (isUnsafe(above)) {
        return Optional.of(above);
      }
    }
    try (Stream<Path> inside = Files.walk(home.toRealPath())) {
      for (Path path : (Iterable<Path>) inside::iterator) {
        if (!Files.isSymbolicLink(path) && isUnsafe(path)) {
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isUnsafe(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Attributes attributes = Attributes.of(path);
    return attributes.uid() != 0 || (attributes.mode() & OTHERS_WRITE) != 0;
  }
}
