package dev.podspawn.core.podfile.read;

import java.nio.file.Files;
import java.nio.file.Path;

/** Which directory a Podfile that somebody names belongs to. */
public final class ProjectRoot {
  private ProjectRoot() {}

  /** The nearest directory above the file that git works in, else the one that the file describes. */
  public static Path of(Path file) {
    Path parent = parent(file.toAbsolutePath().normalize());
    for (Path above = parent; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return above;
      }
    }
    boolean hidden = parent.endsWith(".podspawn") || parent.endsWith(".devcontainer");
    return hidden ? parent(parent) : parent;
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
