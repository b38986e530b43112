package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What set-up has done to this machine, on disk before it is done, so that it can be taken back at any later time, also
 * when set-up was killed. A directory of root's with a file {@value #FILE}, a line for each {@link Made}, and beside it
 * the files that were replaced. One process at a time.
 */
public final class Journal implements AutoCloseable {
  private static final String FILE = "journal";
  private static final Attributes OURS = new Attributes(0700, 0, 0);
  private static final Attributes ABOVE = new Attributes(0755, 0, 0);
  private static final Attributes SECRET = new Attributes(0600, 0, 0);

  private final Path directory;
  private final FileChannel channel;
  private final List<Made> entries = new ArrayList<>();

  private Journal(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** Whether there is one. */
  static boolean exists(Path directory) {
    return Files.exists(directory.resolve(FILE), NOFOLLOW_LINKS);
  }

  /**
   * Opens the journal, and begins it if there is none: the directories that it lies in are its first entries then.
   *
   * @throws SetupException SETUP_BUSY: another process has it open
   */
  static Journal open(Path directory) throws IOException {
    List<Path> made = makeDirectories(directory);
    FileChannel channel = FileChannel.open(
        directory.resolve(FILE),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    try {
      SECRET.applyTo(directory.resolve(FILE));
      lock(channel);
      Journal journal = new Journal(directory, channel);
      journal.read();
      for (Path path : made) {
        journal.add(new NewDirectory(path));
      }
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock();
    if (lock == null) {
      throw new SetupException(
          ErrorCode.SETUP_BUSY, "another server-setup is at work", "again when it has ended");
    }
  }

  private static List<Path> makeDirectories(Path directory) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path path = directory; path != null && !Files.exists(path); path = path.getParent()) {
      missing.add(0, path);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      (path.equals(directory) ? OURS : ABOVE).applyTo(path);
    }
    return missing;
  }

  private void read() throws IOException {
    String text = Files.readString(directory.resolve(FILE));
    int whole = text.lastIndexOf('\n') + 1;
    for (String line : text.substring(0, whole).lines().toList()) {
      entries.add(Made.parse(line));
    }
    // A line without its end was being written when the machine stopped: what it names was not
    // begun.
    channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
  }

  /** Writes an entry; it is on disk when this returns. */
  void add(Made made) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((made.line() + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
    entries.add(made);
  }

  /** Keeps a copy of a file that is about to be replaced, and says where. */
  Path keep(Path file) throws IOException {
    Path copy = directory.resolve("before-" + entries.size());
    SafeFile.write(copy, Files.readAllBytes(file), SECRET, List.of());
    return copy;
  }

  /** Everything so far, the oldest first. */
  List<Made> entries() {
    return List.copyOf(entries);
  }

  /** Whether an entry is the journal's own place, which can go only when the journal is gone. */
  boolean isHome(Made made) {
    return made instanceof NewDirectory place && directory.startsWith(place.path());
  }

  /**
   * Forgets all but these. When nothing but the journal's own place is left, the journal itself goes, and its place with
   * it.
   *
   * @return what came of taking its place back
   */
  List<TakenBack> keepOnly(List<Made> left) throws IOException {
    Set<Path> needed = Set.copyOf(left.stream()
        .filter(OldFile.class::isInstance)
        .map(made -> ((OldFile) made).backup())
        .toList());
    for (Made made : entries) {
      if (made instanceof OldFile old && !needed.contains(old.backup())) {
        Files.deleteIfExists(old.backup());
      }
    }
    boolean empty = left.stream().allMatch(this::isHome);
    if (!empty) {
      rewrite(left);
      return List.of();
    }
    removeFiles();
    List<TakenBack> done = new ArrayList<>();
    for (int i = left.size() - 1; i >= 0; i--) {
      done.add(left.get(i).takeBack());
    }
    entries.clear();
    return done;
  }

  private void removeFiles() throws IOException {
    try (DirectoryStream<Path> copies =
        Files.newDirectoryStream(directory, "{before-,.before-}*")) {
      for (Path copy : copies) {
        Files.delete(copy);
      }
    }
    Files.delete(directory.resolve(FILE));
  }

  private void rewrite(List<Made> left) throws IOException {
    StringBuilder text = new StringBuilder();
    left.forEach(made -> text.append(made.line()).append('\n'));
    // In place, for the lock is the file's: a machine that stops here has a journal that says too
    // little,
    // and leaves behind what is named on the screen.
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    channel.truncate(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
    entries.clear();
    entries.addAll(left);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
