package dev.podspawn.core.box;

import java.util.List;
import java.util.OptionalLong;

/** {@code /proc/PID/limits}: lines of a name, the soft limit, the hard one, and the unit (proc_pid_limits(5)). */
final class ProcLimits {
  private static final String FILES = "Max open files ";

  private ProcLimits() {}

  /** The hard limit of open files: what a process can raise its own to. */
  static OptionalLong nofile(String text) {
    for (String line : Lines.of(text)) {
      if (line.startsWith(FILES)) {
        List<String> words = Lines.words(line.substring(FILES.length()));
        return words.size() == 3 && words.get(2).equals("files")
            ? Bound.parse(words.get(1))
            : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }
}
