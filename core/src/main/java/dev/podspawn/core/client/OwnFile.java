package dev.podspawn.core.client;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small file of the person's own, below their home. It is read whole and written whole or not at all, by its mode and
 * through symbolic links: the file that a link leads to is the one that changes.
 *
 * @param path as the person knows it
 */
public record OwnFile(Path path) {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> PRIVATE_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  /** Whether there is something of that name, be it a link that leads nowhere. */
  public boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Its bytes; empty where there is no file.
   *
   * @throws IOException not readable, larger than 1 MiB, or changeable by everybody
   */
  public Optional<byte[]> read() throws IOException {
    if (!exists()) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("it is no regular file");
    }
    if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("everybody may write to it");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is larger than 1 MiB");
      }
      return Optional.of(bytes);
    }
  }

  /**
   * Makes sure that it could be written, before anything else is done.
   *
   * @throws IOException it could not
   */
  public void requireWritable() throws IOException {
    Path target = target();
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString(), null, "it may not be written");
    }
    Path directory = target.resolveSibling(".");
    if (Files.exists(directory) && !Files.isWritable(directory)) {
      throw new AccessDeniedException(
          directory.normalize().toString(), null, "no file may be made in it");
    }
  }

  /**
   * Writes it, with the mode it had; a new one is the person's alone, as is a directory that is made for it.
   *
   * @throws IOException it cannot be written; what was there stays
   */
  public void write(byte[] bytes) throws IOException {
    requireWritable();
    Path target = target();
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null && !Files.exists(directory)) {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY));
    }
    Set<PosixFilePermission> mode =
        Files.exists(target) ? Files.getPosixFilePermissions(target) : PRIVATE;
    Path draft =
        target.resolveSibling("." + target.getFileName() + "." + System.nanoTime() + ".new");
    try {
      writeThrough(draft, bytes, mode);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeThrough(Path draft, byte[] bytes, Set<PosixFilePermission> mode)
      throws IOException {
    try (FileChannel channel = FileChannel.open(
        draft, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(PRIVATE))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      Files.setPosixFilePermissions(draft, mode);
      channel.force(true);
    }
  }

  /** The file itself, where the name is a link, also to a file that is not there yet. */
  private Path target() throws IOException {
    Path target = path.toAbsolutePath();
    for (int hops = 0; Files.isSymbolicLink(target); hops++) {
      if (hops == 40) {
        throw new IOException("too many symbolic links");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
    }
    return target;
  }
}
