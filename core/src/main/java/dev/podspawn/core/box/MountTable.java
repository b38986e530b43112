package dev.podspawn.core.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process's mounts: {@code /proc/PID/mountinfo} (proc_pid_mountinfo(5)). A line is ID, parent, device, root within the
 * file system, mount point, options, optional fields, {@code -}, type, source, and the file system's own options. Blanks
 * and backslashes in paths are octal ({@code \040}).
 */
record MountTable(List<Line> lines) {
  MountTable {
    lines = List.copyOf(lines);
  }

  /** One mount. */
  record Line(String root, String target, String options, String type, String own) {
    boolean has(String option) {
      return Lines.split(options, ',').contains(option);
    }
  }

  /** Nothing where a line is none. */
  static Optional<MountTable> parse(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : Lines.of(text)) {
      List<String> words = Lines.words(line);
      int dash = words.indexOf("-");
      if (dash < 6 || words.size() < dash + 3) {
        return Optional.empty();
      }
      String own = words.size() > dash + 3 ? words.get(dash + 3) : "";
      lines.add(new Line(
          plain(words.get(3)), plain(words.get(4)), words.get(5), words.get(dash + 1), own));
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new MountTable(lines));
  }

  /** What is seen at a path: the mount that came last. */
  Optional<Line> at(String target) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).target().equals(target)) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }

  /** How large a tmpfs may become: none where it does not say, empty where it is not a mount of its own. */
  OptionalLong size(String target) {
    Optional<Line> mount = at(target);
    if (mount.isEmpty()) {
      return OptionalLong.empty();
    }
    for (String option : Lines.split(mount.get().own(), ',')) {
      if (option.startsWith("size=")) {
        return bytes(option.substring(5));
      }
    }
    return OptionalLong.of(Bound.NONE);
  }

  /** With {@code k}, {@code m} or {@code g}, each 1024 times the one before, or without. */
  private static OptionalLong bytes(String text) {
    int unit = text.isEmpty() ? 0 : "kmg".indexOf(text.charAt(text.length() - 1)) + 1;
    String digits = unit == 0 ? text : text.substring(0, text.length() - 1);
    if (!Bound.isDigits(digits) || digits.length() > 12) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(digits) << (10 * unit));
  }

  private static String plain(String path) {
    StringBuilder plain = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '\\' && i + 3 < path.length() && isOctal(path, i + 1)) {
        plain.append((char) Integer.parseInt(path.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        plain.append(path.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean isOctal(String path, int start) {
    for (int i = start; i < start + 3; i++) {
      if (path.charAt(i) < '0' || path.charAt(i) > '7') {
        return false;
      }
    }
    return true;
  }
}
