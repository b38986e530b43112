package dev.podspawn.core.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Reads a small file after making sure that nobody but root and this process's own account can change it, in the manner
 * of sshd's StrictModes: the file and every directory above it belong to root or to us, and group and others may not
 * write to them. A sticky directory such as /tmp may be writable above the file's own directory, for entries there are
 * safe from others.
 *
 * <p>Java has no {@code openat} and no {@code O_NONBLOCK}, so the check comes before the open. That leaves no race for
 * others, who by the check cannot change any part of the path.
 */
public final class TrustedFile {
  private static final int GROUP_OR_OTHERS_WRITE = 0022;
  private static final int STICKY = 01000;
  private static final int ROOT = 0;
  private static final Path SELF = Path.of("/proc/self");

  private TrustedFile() {}

  /**
   * Reads all bytes.
   *
   * @param file where symbolic links are followed; the file they lead to is the one that is checked
   * @param maxBytes above this the file is refused
   * @throws UnsafeFileException not trusted, not a regular file, or too large
   * @throws java.nio.file.NoSuchFileException not there
   * @throws IOException not readable
   */
  public static byte[] read(Path file, int maxBytes) throws IOException {
    Path real = file.toRealPath();
    int self = effectiveUid();
    requireRegular(real);
    requireTrusted(real, self, false);
    Path parent = real.getParent();
    for (Path above = parent; above != null; above = above.getParent()) {
      requireTrusted(above, self, !above.equals(parent));
    }
    return readAtMost(real, maxBytes);
  }

  /**
   * Asks whether there is anything at a path, be it a symbolic link that leads nowhere.
   *
   * @throws java.nio.file.NoSuchFileException there is not
   * @throws IOException it cannot be told
   */
  public static void requireThere(Path file) throws IOException {
    Files.readAttributes(file, "unix:mode", NOFOLLOW_LINKS);
  }

  private static void requireRegular(Path real) throws IOException {
    if (!Files.isRegularFile(real, NOFOLLOW_LINKS)) {
      throw new UnsafeFileException(real + " is not a regular file", "a plain file in its place");
    }
  }

  private static void requireTrusted(Path path, int self, boolean stickyWillDo) throws IOException {
    // The "unix" view gives numbers; the Posix one would look names up, over the network on some
    // hosts.
    Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,mode", NOFOLLOW_LINKS);
    int uid = number(attributes, "uid");
    int mode = number(attributes, "mode");
    if (uid != ROOT && uid != self) {
      throw new UnsafeFileException(
          path + " belongs to uid " + uid + ", not to root or to uid " + self,
          "\"chown root " + path + "\"");
    }
    boolean excused = stickyWillDo && (mode & STICKY) != 0;
    if ((mode & GROUP_OR_OTHERS_WRITE) != 0 && !excused) {
      throw new UnsafeFileException(
          path + " can be written by its group or by others", "\"chmod go-w " + path + "\"");
    }
  }

  private static byte[] readAtMost(Path real, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(real, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
      byte[] chunk = new byte[8192];
      ByteArrayOutputStream all = new ByteArrayOutputStream(chunk.length);
      int count = in.read(chunk);
      while (count >= 0) {
        all.write(chunk, 0, count);
        if (all.size() > maxBytes) {
          throw new UnsafeFileException(
              real + " is larger than " + maxBytes + " bytes", "a smaller file");
        }
        count = in.read(chunk);
      }
      return all.toByteArray();
    }
  }

  /** The uid whose rights we have: Linux gives /proc/PID to the process's effective uid. */
  private static int effectiveUid() {
    try {
      return number(Files.readAttributes(SELF, "unix:uid"), "uid");
    } catch (IOException e) {
      return ROOT; // Without /proc only root's files are trusted.
    }
  }

  private static int number(Map<String, Object> attributes, String name) throws IOException {
    if (attributes.get(name) instanceof Integer number) {
      return number;
    }
    throw new IOException("the file system has no attribute " + name);
  }
}
