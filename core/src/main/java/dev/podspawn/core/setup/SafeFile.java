package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Files that are there wholly or not at all, also when the machine stops in the middle. */
final class SafeFile {
  private SafeFile() {}

  /** Where a file is written before it takes its place; no program that reads the directory takes it for its own. */
  static Path draft(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".podspawn-new");
  }

  /**
   * Puts a file in its place in one step, in that of a regular file if need be.
   *
   * @param check a program that says of the draft, its last argument, whether it will do; empty for none
   * @throws IOException nothing has changed, but that a draft may be there
   */
  static void write(Path file, byte[] bytes, Attributes attributes, List<String> check)
      throws IOException {
    requireNoOther(file);
    Path draft = draft(file);
    Files.deleteIfExists(draft);
    try {
      writeThrough(draft, bytes, attributes);
      approve(draft, file, check);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      sync(file.resolveSibling("."));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Only a regular file is replaced: a symbolic link, say, is somebody's doing. */
  static void requireNoOther(Path file) throws IOException {
    if (Files.exists(file, NOFOLLOW_LINKS) && !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      throw new IOException(file + " is there and is no regular file");
    }
  }

  private static void writeThrough(Path draft, byte[] bytes, Attributes attributes)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      attributes.applyTo(draft);
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void approve(Path draft, Path file, List<String> check) throws IOException {
    if (check.isEmpty()) {
      return;
    }
    List<String> argv = new ArrayList<>(check);
    argv.add(draft.toString());
    HostCommand verdict = HostCommand.run(argv, true);
    if (!verdict.succeeded()) {
      throw new IOException(
          check.get(0) + " does not accept " + file + ": " + verdict.output().strip());
    }
  }

  /** Makes sure that a directory's entries are on disk. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The SHA-256 of bytes, in hexadecimal. */
  static String sha(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
