package dev.podspawn.core.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes a small file whole or not at all: readers see the old one or the new one, also after a crash. A symbolic link in
 * its place is replaced and never followed.
 */
public final class AtomicFile {
  private static final int GROUP_OR_OTHERS_WRITE = 0022;

  private AtomicFile() {}

  /**
   * Writes it.
   *
   * @param permissions such as {@code rw-r--r--}
   * @throws UnsafeFileException others could write to its directory
   * @throws IOException it cannot be written; what was there stays
   */
  public static void write(Path file, byte[] content, String permissions) throws IOException {
    Path directory = file.toAbsolutePath().resolveSibling(".").toRealPath();
    requireSafe(directory);
    Path target = directory.resolve(file.getFileName());
    // A name that no user can have.
    Path draft = directory.resolve("." + file.getFileName() + "." + System.nanoTime() + ".new");
    try {
      try (FileChannel out = FileChannel.open(
          draft,
          Set.of(CREATE_NEW, WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
        out.force(true);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    try (FileChannel entries = FileChannel.open(directory, READ)) {
      entries.force(true);
    }
  }

  private static void requireSafe(Path directory) throws IOException {
    int uid = (Integer) Files.getAttribute(directory, "unix:uid", NOFOLLOW_LINKS);
    int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    int mode = (Integer) Files.getAttribute(directory, "unix:mode", NOFOLLOW_LINKS);
    if ((uid != 0 && uid != self) || (mode & GROUP_OR_OTHERS_WRITE) != 0) {
      throw new UnsafeFileException(
          directory + " could be changed by others",
          "\"chown root " + directory + "\" and \"chmod go-w\"");
    }
  }
}
