package dev.podspawn.core.config;

import java.util.List;
import java.util.Optional;

/**
 * A device of the host: a plain path below {@code /dev}, or a name of the Container Device Interface, {@code
 * vendor.com/class=name} (github.com/cncf-tags/container-device-interface, SPEC.md). Without a colon: engines take what
 * follows one for a place in the container.
 */
final class DeviceType extends ScalarType<String> {
  private static final int MAX_LENGTH = 255;
  private static final String DIRECTORY = "/dev/";
  private static final String MARKS = "._-";

  /** What gives away the memory, the ports or the log of the whole host, or all its devices (mem(4), kmsg). */
  private static final List<String> NEVER = List.of(
      "mem", "kmem", "port", "kmsg", "kcore", "nvram", "shm", "pts", "mqueue", "fd", "hugepages");

  @Override
  protected Optional<String> parse(String text) {
    boolean sound = text.length() <= MAX_LENGTH
        && (text.startsWith(DIRECTORY)
            ? isPath(text.substring(DIRECTORY.length()))
            : isCdiName(text));
    return sound ? Optional.of(text) : Optional.empty();
  }

  private static boolean isPath(String below) {
    String[] parts = below.split("/", -1);
    for (String part : parts) {
      if (!isWord(part, "+@" + MARKS) || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return !NEVER.contains(parts[0]);
  }

  private static boolean isCdiName(String text) {
    int slash = text.indexOf('/');
    int equals = text.indexOf('=');
    return slash > 0
        && equals > slash
        && text.lastIndexOf('.', slash) > 0
        && isName(text.substring(0, slash), MARKS)
        && isName(text.substring(slash + 1, equals), "_-")
        && isName(text.substring(equals + 1), MARKS);
  }

  /** Begins and ends with a letter or digit. */
  private static boolean isName(String text, String marks) {
    return isWord(text, marks)
        && MARKS.indexOf(text.charAt(0)) < 0
        && MARKS.indexOf(text.charAt(text.length() - 1)) < 0;
  }

  private static boolean isWord(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && marks.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  @Override
  protected String expected() {
    return "a device that may be given away, such as /dev/fuse or nvidia.com/gpu=all";
  }
}
