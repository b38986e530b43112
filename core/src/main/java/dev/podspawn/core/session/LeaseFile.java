package dev.podspawn.core.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A file that says "this process is connected" for as long as it is locked; the kernel unlocks it when the process ends
 * in whatever way. Its name is {@code PID-START-N}, START being the process's start in milliseconds since 1970; its content is the process id in decimal and a line feed, for the admin.
 * All of this happens under the user's lock.
 */
final class LeaseFile {
  private final Path directory;
  private final Path file;
  private final FileChannel channel;

  private LeaseFile(Path directory, Path file, FileChannel channel) {
    this.directory = directory;
    this.file = file;
    this.channel = channel;
  }

  static LeaseFile create(Path directory) throws IOException {
    Path file = directory.resolve(processPrefix() + System.nanoTime());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    LeaseFile lease = new LeaseFile(directory, file, channel);
    String line = ProcessHandle.current().pid() + "\n";
    try {
      channel.lock();
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
      return lease;
    } catch (IOException e) {
      lease.release();
      throw e;
    }
  }

  /** Whether another lease in the directory is held; files that dead processes left are removed on the way. */
  boolean othersHeld() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path other : files) {
        if (!other.equals(file) && isHeld(other)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Gives the lease back; a file that cannot be deleted is unlocked, which is what counts. */
  void release() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Unlocked by the close that follows: the next look removes it.
    } finally {
      closeQuietly(channel);
    }
  }

  private static boolean isHeld(Path lease) throws IOException {
    if (isOfThisProcess(lease)) {
      // Closing a second descriptor of it would drop this process's own lock: fcntl(2).
      return true;
    }
    try (FileChannel channel = FileChannel.open(lease, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Files.deleteIfExists(lease);
      return false;
    }
  }

  private static boolean isOfThisProcess(Path lease) {
    return String.valueOf(lease.getFileName()).startsWith(processPrefix());
  }

  /** With the start time, for a dead process may have had our id. */
  private static String processPrefix() {
    ProcessHandle process = ProcessHandle.current();
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "-" + start + "-";
  }

  static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // Closing a local file releases its lock whether or not the kernel had something to complain
      // about.
      return;
    }
  }
}
