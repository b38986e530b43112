package dev.podspawn.core.device;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A device of the host by its path: a character or block device, or a directory of such. */
final class DeviceNode {
  /** The kind of a file in its mode (inode(7)). */
  private static final int KIND = 0170000;

  private static final int DIRECTORY = 0040000;
  private static final int CHARACTER = 0020000;
  private static final int BLOCK = 0060000;
  private static final int DEEPEST = 5;

  private DeviceNode() {}

  /**
   * Why a container may not have it; empty when it may.
   *
   * @param ownRights whether this process must be able to open it
   */
  static Optional<String> fault(Path path, boolean ownRights) {
    try {
      if (!path.toRealPath().equals(path)) {
        return Optional.of("it is a symbolic link, or behind one");
      }
      int kind = kind(path);
      if (kind == DIRECTORY) {
        return directoryFault(path);
      }
      return kind == CHARACTER || kind == BLOCK
          ? nodeFault(path, ownRights)
          : Optional.of("it is no device");
    } catch (NoSuchFileException e) {
      return Optional.of("it is not there");
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  private static Optional<String> nodeFault(Path path, boolean ownRights) throws IOException {
    if (isNeverGiven(path)) {
      return Optional.of("it is the memory, the ports or the log of the whole machine");
    }
    boolean closed = ownRights && !Files.isReadable(path) && !Files.isWritable(path);
    return closed
        ? Optional.of("the account may not open it, and neither may its rootless engine")
        : Optional.empty();
  }

  private static Optional<String> directoryFault(Path path) throws IOException {
    Found found = new Found();
    found.look(path, 0);
    if (found.never) {
      return Optional.of("there is the memory, the ports or the log of the whole machine in it");
    }
    return found.devices > 0 ? Optional.empty() : Optional.of("there is no device in it");
  }

  private static int kind(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS) & KIND;
  }

  /** By its number, for a node may have any name: /dev/mem, kmem, port, core and kmsg are 1:1, 2, 4, 6 and 11 (mem(4)). */
  private static boolean isNeverGiven(Path path) throws IOException {
    if (kind(path) != CHARACTER) {
      return false;
    }
    long device = (Long) Files.getAttribute(path, "unix:rdev", NOFOLLOW_LINKS);
    long major = (device >> 8 & 0xfff) | (device >> 32 & ~0xfffL); // makedev(3), glibc
    long minor = (device & 0xff) | (device >> 12 & ~0xffL);
    return major == 1 && (minor == 1 || minor == 2 || minor == 4 || minor == 6 || minor == 11);
  }

  /** What is in a directory, which engines give as a whole; links in it are left out. */
  private static final class Found {
    private int devices;
    private boolean never;

    void look(Path directory, int depth) throws IOException {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          int kind = kind(entry);
          if (kind == DIRECTORY && depth < DEEPEST) {
            look(entry, depth + 1);
          } else if (kind == CHARACTER || kind == BLOCK) {
            devices++;
            never = never || isNeverGiven(entry);
          }
        }
      }
    }
  }
}
