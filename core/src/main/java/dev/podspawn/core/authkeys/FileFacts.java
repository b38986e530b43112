package dev.podspawn.core.authkeys;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tells that some files, and who may change them, are what they were: of a file device, inode, type, mode, owner,
 * group, size, and when it and its inode were changed last, to the nanosecond; of each directory above the same without
 * size and times. In the words of find(1), for the launcher compares them with what find(1) tells it. Nobody sets the time
 * at which an inode was changed; only a clock that is set back could make it one again that it was before.
 *
 * @param paths one a line
 * @param facts one a line
 * @param changed when the last of them was changed
 */
record FileFacts(String paths, String facts, Instant changed) {
  private static final String FIND = "/usr/bin/find";

  /** The launcher has the same two. */
  private static final String OF_DIRECTORY = "%D:%i:d%m:%U:%G\\n";

  private static final String OF_FILE = "%D:%i:%y%m:%U:%G:%s:%T@:%C@\\n";

  /** Where a change shows at once in what is said of a file. */
  private static final Set<String> LOCAL = Set.of(
      "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "tmpfs", "xfs", "zfs");

  /** Longer than any file system's clock ticks: a change from now on has another time than those that are old. */
  private static final int OLD_SECONDS = 2;

  private static final int OTHERS_READ = 0004;

  /** The facts; empty where something is missing, a symbolic link, not for everybody to read, or on another machine. */
  static Optional<FileFacts> of(List<Path> files) throws IOException {
    Set<Path> directories = new TreeSet<>();
    Instant changed = Instant.EPOCH;
    for (Path file : files) {
      if (!isFit(file)) {
        return Optional.empty();
      }
      for (Path above = file.getParent(); above != null; above = above.getParent()) {
        directories.add(above);
      }
      Instant time = ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
      changed = time.isAfter(changed) ? time : changed;
    }
    List<String> paths = new ArrayList<>();
    directories.forEach(directory -> paths.add(directory.toString()));
    files.forEach(file -> paths.add(file.toString()));
    HostCommand find = HostCommand.run(argv(paths), false);
    return find.succeeded()
        ? Optional.of(new FileFacts(String.join("\n", paths) + "\n", find.output(), changed))
        : Optional.empty();
  }

  private static boolean isFit(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !file.isAbsolute() || !file.toRealPath().equals(file)) {
      return false;
    }
    int mode = (Integer) Files.getAttribute(file, "unix:mode");
    FileStore store = Files.getFileStore(file);
    return (mode & OTHERS_READ) != 0 && LOCAL.contains(store.type());
  }

  private static List<String> argv(List<String> paths) {
    List<String> argv = new ArrayList<>();
    argv.add(FIND);
    argv.addAll(paths);
    argv.addAll(List.of("-maxdepth", "0", "(", "-type", "d", "-printf", OF_DIRECTORY));
    argv.addAll(List.of("-o", "-printf", OF_FILE, ")"));
    return argv;
  }

  /** Whether all that has been changed was changed some time ago, by the clock as it is now. */
  boolean isOld() {
    return changed.isBefore(Instant.now().minusSeconds(OLD_SECONDS));
  }
}
