package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who a file belongs to, and who may do what with it.
 *
 * @param mode the permission bits, setuid, setgid and sticky among them (chmod(2))
 */
record Attributes(int mode, int uid, int gid) {
  private static final int PERMISSIONS = 07777;

  static Attributes of(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, "unix:mode,uid,gid", NOFOLLOW_LINKS);
    return new Attributes(
        number(found, "mode") & PERMISSIONS, number(found, "uid"), number(found, "gid"));
  }

  /** Gives a file or directory, which is no symbolic link, this owner and then this mode. */
  void applyTo(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", uid, NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", gid, NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:mode", mode);
  }

  /** As the journal has it: {@code 755 0 0}. */
  String text() {
    return Integer.toOctalString(mode) + " " + uid + " " + gid;
  }

  static Attributes parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Attributes(
        Integer.parseInt(parts[0], 8), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  /** The mode as chmod(1) has it: {@code 0755}. */
  static String shown(int mode) {
    return "0" + Integer.toOctalString(mode);
  }

  private static int number(Map<String, Object> attributes, String name) throws IOException {
    if (attributes.get(name) instanceof Integer number) {
      return number;
    }
    throw new IOException("the file system has no attribute " + name);
  }
}
