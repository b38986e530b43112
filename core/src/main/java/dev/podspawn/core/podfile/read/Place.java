package dev.podspawn.core.podfile.read;

import java.nio.file.Path;

/** Where one file of a chain is. */
sealed interface Place {

  /** What it is called in problems. */
  Path shown();

  /** What is the same for the same file. */
  String id();

  /**
   * A file of a project.
   *
   * @param root of the project, out of which nothing leads
   */
  record InTree(Path root, Path file, Path shown) implements Place {
    @Override
    public String id() {
      return file.toAbsolutePath().normalize().toString();
    }

    /** One that is named relative to this one. */
    InTree sibling(String path) {
      Path other = file.resolveSibling(path).normalize();
      return new InTree(root, other, shown.resolveSibling(path).normalize());
    }
  }

  /** One that podspawn brings along. */
  record Bundled(String name, String text) implements Place {
    @Override
    public Path shown() {
      return Path.of("podspawn's own " + name);
    }

    @Override
    public String id() {
      return name;
    }
  }
}
