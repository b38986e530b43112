package dev.podspawn.core.podfile.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of a project. Whoever may push to the project chose its name and what it is, so only regular files inside the
 * project are opened, wherever symbolic links lead, and no more is read than a Podfile may have.
 */
final class ProjectFile {
  /** In bytes. */
  static final int MAX_BYTES = 256 * 1024;

  private ProjectFile() {}

  /**
   * Its bytes.
   *
   * @throws java.nio.file.NoSuchFileException there is none
   * @throws UnfitException it leads out of the project, is no regular file, or too large
   * @throws IOException it cannot be read
   */
  static byte[] read(Path root, Path file) throws IOException {
    Path real = inside(root, file);
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnfitException("it is not a regular file");
    }
    try (InputStream in =
        Files.newInputStream(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnfitException("it is larger than " + MAX_BYTES / 1024 + " KiB");
      }
      return bytes;
    }
  }

  private static Path inside(Path root, Path file) throws IOException {
    Path top = root.toRealPath();
    if (!file.toAbsolutePath().normalize().startsWith(root.toAbsolutePath().normalize())) {
      throw new UnfitException("it is outside the project");
    }
    Path real = file.toRealPath();
    if (!real.startsWith(top)) {
      throw new UnfitException("it leads out of the project");
    }
    return real;
  }

  /** A file that is not read, with the reason as its message. */
  static final class UnfitException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfitException(String reason) {
      super(reason);
    }
  }
}
