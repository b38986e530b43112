package dev.podspawn.core.log;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/**
 * A log file: {@code TIME pid=N user=NAME SEVERITY: TEXT}, the time in ISO 8601, UTC. A record is one write at the file's
 * end, so processes may share the file.
 */
final class FileLog implements SeverityLog {
  private final Path file;
  private final SeverityLog fallback;

  /**
   * A log in a file.
   *
   * @param file made with mode 0640 if it is not there
   * @param fallback gets the line when the file cannot be written
   */
  FileLog(Path file, SeverityLog fallback) {
    this.file = file;
    this.fallback = fallback;
  }

  @Override
  public void write(Severity severity, String line) {
    String record = Instant.now()
        + " pid="
        + ProcessHandle.current().pid()
        + " user="
        + LogLine.safe(System.getProperty("user.name", "?"))
        + " "
        + severity.priority()
        + ": "
        + LogLine.safe(line)
        + "\n";
    try {
      append(record.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      fallback.write(severity, line);
    }
  }

  private void append(byte[] record) throws IOException {
    // Opening a FIFO that nobody reads would never return.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("not a regular file");
    }
    FileAttribute<Set<PosixFilePermission>> mode =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));
    try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, APPEND), mode)) {
      ByteBuffer rest = ByteBuffer.wrap(record);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }
}
