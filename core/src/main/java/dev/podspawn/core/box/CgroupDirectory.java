package dev.podspawn.core.box;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process's control group as a directory, below the mount point of its hierarchy. What applies to it is the lowest of
 * the values on the path up.
 *
 * @param top the mount point
 * @param directory the group, {@code top} or below it
 */
record CgroupDirectory(Path top, Path directory) {

  /**
   * The directory of a path in a hierarchy.
   *
   * @param mount where this process sees the hierarchy, or a part of it
   * @return nothing where the path is not in that part, or not there
   */
  static Optional<CgroupDirectory> of(MountTable.Line mount, String path) {
    String root = mount.root().equals("/") ? "" : mount.root();
    boolean below = path.equals(root) || path.startsWith(root + "/");
    if (!below || Lines.split(path, '/').contains("..")) {
      return Optional.empty();
    }
    Path top = Path.of(mount.target());
    Path directory = top;
    for (String part : Lines.split(path.substring(root.length()), '/')) {
      directory = directory.resolve(part);
    }
    return Files.isDirectory(directory)
        ? Optional.of(new CgroupDirectory(top, directory))
        : Optional.empty();
  }

  Optional<String> read(String file) {
    return ProcFiles.text(directory.resolve(file));
  }

  /**
   * The lowest of a file's values on the path up; no limit where no group on it has the file, as version 2 has none at its
   * top and without the controller.
   *
   * @return nothing where a value is none
   */
  OptionalLong lowest(Value value) {
    long lowest = Bound.NONE;
    Path at = directory;
    while (at != null && at.startsWith(top)) {
      OptionalLong found = value.at(at);
      if (found.isEmpty()) {
        return found;
      }
      lowest = Math.min(lowest, found.getAsLong());
      at = at.getParent();
    }
    return OptionalLong.of(lowest);
  }

  /** The lowest of a file that is one number. */
  OptionalLong lowest(String file) {
    return lowest(at -> {
      Optional<String> text = ProcFiles.text(at.resolve(file));
      return text.isPresent() ? Bound.parse(text.get()) : missing(at.resolve(file));
    });
  }

  /** A file that is there and may not be read could say anything. */
  static OptionalLong missing(Path file) {
    return Files.exists(file) ? OptionalLong.empty() : OptionalLong.of(Bound.NONE);
  }

  /** What a group's files say. */
  @FunctionalInterface
  interface Value {
    OptionalLong at(Path directory);
  }
}
