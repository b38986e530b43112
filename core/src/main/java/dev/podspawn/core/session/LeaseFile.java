package dev.podspawn.core.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that says "this process is connected" for as long as it is locked; the kernel unlocks it when the process ends
 * in whatever way. Its name is {@code PID-START-N}, START being the process's start in milliseconds since 1970; its content
 * is the process id in decimal and a line feed, for the admin, and once it is known the container ({@link
 * ContainerInUse#text}). All of this happens under the user's lock. Its time of modification is when bytes last moved on
 * the connection, as far as that is noted.
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
    try {
      channel.lock();
      channel.write(ByteBuffer.wrap(firstLine().getBytes(StandardCharsets.US_ASCII)));
      return lease;
    } catch (IOException e) {
      lease.release();
      throw e;
    }
  }

  /** The leases in the directory that are held; files that dead processes left are removed on the way. */
  static List<Path> held(Path directory) throws IOException {
    List<Path> held = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path lease : files) {
        if (isHeld(lease)) {
          held.add(lease);
        }
      }
    }
    return held;
  }

  /** The held leases beside this one. */
  List<Path> others() throws IOException {
    List<Path> others = held(directory);
    others.remove(file);
    return others;
  }

  /** Writes down the container that the process is connected to. */
  void enter(ContainerInUse container) throws IOException {
    byte[] text = (firstLine() + container.text()).getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text), 0);
  }

  /** The container that the holder of a lease is connected to; empty while it has none. */
  static Optional<ContainerInUse> container(Path lease) throws IOException {
    String text = Files.readString(lease, StandardCharsets.ISO_8859_1);
    return ContainerInUse.parse(text.substring(text.indexOf('\n') + 1));
  }

  /** Notes when bytes last moved; needs no lock. */
  void active(Instant then) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(then));
  }

  /** The latest time that a file of the directory notes; one that a dead process left may be among them. */
  static Instant lastActivity(Path directory) throws IOException {
    Instant last = Instant.EPOCH;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path lease : files) {
        Instant noted = noted(lease);
        last = noted.isAfter(last) ? noted : last;
      }
    }
    return last;
  }

  private static Instant noted(Path lease) throws IOException {
    try {
      return Files.getLastModifiedTime(lease).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.EPOCH; // given back meanwhile
    }
  }

  private static String firstLine() {
    return ProcessHandle.current().pid() + "\n";
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
