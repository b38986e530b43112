package dev.podspawn.core.audit;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The audit log in a file of mode 0640, which many processes write at once. Each line is one write at the file's end
 * (O_APPEND), which the kernel does not tear or mix on a local file system. The file is opened anew for each line, so
 * that it may be rotated at any time. After a line that a full disk cut short the next one begins on a line of its own;
 * a blank line means nothing.
 */
final class AuditFile implements AuditSink {
  private final Path file;

  AuditFile(Path file) {
    this.file = file;
  }

  @Override
  public void add(String line) throws IOException {
    String start = isCutShort() ? "\n" : "";
    ByteBuffer whole = ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8));
    FileAttribute<Set<PosixFilePermission>> mode =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));
    try (FileChannel channel =
        FileChannel.open(file, Set.of(CREATE, APPEND, NOFOLLOW_LINKS), mode)) {
      channel.write(whole);
    }
    if (whole.hasRemaining()) {
      throw new IOException("only a part of the line could be written");
    }
  }

  /** Whether there is a last line that has no end. The file may be rotated away at any moment. */
  private boolean isCutShort() throws IOException {
    try {
      // Opening a FIFO that nobody reads would never return; a link could lead to somebody else's
      // file.
      if (!Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS).isRegularFile()) {
        throw new IOException("not a regular file");
      }
      try (FileChannel channel = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0
            && channel.read(last, channel.size() - 1) == 1
            && last.get(0) != '\n';
      }
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
