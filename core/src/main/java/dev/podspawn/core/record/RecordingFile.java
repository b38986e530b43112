package dev.podspawn.core.record;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * A new file of mode 0600, of which each line is one write: whatever becomes of this process, what has been written is
 * there, line by line.
 */
final class RecordingFile implements Closeable {
  /** So many sessions of one user could begin in one second and container. */
  private static final int MOST_IN_A_SECOND = 1000;

  private final Path path;
  private final FileChannel channel;
  private long size;

  private RecordingFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes {@code 20261124T145544Z-SESSION-N.cast}, N being the first that is free, and writes its first line. What is
   * there already is never opened.
   */
  static RecordingFile create(Path directory, Instant begun, String sessionId, String head)
      throws IOException {
    RecordingFile file = open(directory, stamp(begun) + "-" + sessionId + "-");
    try {
      file.add(head);
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static RecordingFile open(Path directory, String prefix) throws IOException {
    FileAttribute<Set<PosixFilePermission>> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    for (int n = 1; n <= MOST_IN_A_SECOND; n++) {
      Path path = directory.resolve(prefix + n + ".cast");
      try {
        return new RecordingFile(
            path, FileChannel.open(path, Set.of(CREATE_NEW, APPEND, NOFOLLOW_LINKS), ownerOnly));
      } catch (FileAlreadyExistsException e) {
        // another connection of this second
      }
    }
    throw new IOException("no name is free: " + prefix + "*");
  }

  Path path() {
    return path;
  }

  /** How many bytes have been written. */
  long size() {
    return size;
  }

  /** Adds a line, given without its end; it has no character that UTF-8 lacks. */
  void add(String line) throws IOException {
    ByteBuffer whole = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (whole.hasRemaining()) {
      size += channel.write(whole);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** By hand, for the JDK's formatters are slow to load. */
  private static String stamp(Instant time) {
    LocalDateTime at = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(16);
    text.append(at.getYear());
    padded(text, at.getMonthValue());
    padded(text, at.getDayOfMonth()).append('T');
    padded(text, at.getHour());
    padded(text, at.getMinute());
    return padded(text, at.getSecond()).append('Z').toString();
  }

  private static StringBuilder padded(StringBuilder text, int number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }
}
