package dev.podspawn.core.box;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a process is in the hierarchies of control groups: {@code /proc/PID/cgroup} (cgroups(7)), lines of a number,
 * controllers, and a path, with colons between. Version 2 is number 0 without controllers.
 *
 * @param byController of version 1
 * @param unified of version 2
 */
record CgroupPaths(Map<String, String> byController, Optional<String> unified) {
  CgroupPaths {
    byController = Map.copyOf(byController);
  }

  /** Nothing where a line is none. */
  static Optional<CgroupPaths> parse(String text) {
    Map<String, String> byController = new HashMap<>();
    Optional<String> unified = Optional.empty();
    for (String line : Lines.of(text)) {
      int first = line.indexOf(':');
      int second = line.indexOf(':', first + 1);
      if (first <= 0 || second < 0 || !Bound.isDigits(line.substring(0, first))) {
        return Optional.empty();
      }
      String controllers = line.substring(first + 1, second);
      String path = line.substring(second + 1);
      if (!path.startsWith("/")) {
        return Optional.empty();
      }
      if (controllers.isEmpty()) {
        unified = Optional.of(path);
      }
      List<String> names = Lines.split(controllers, ',');
      for (String name : names) {
        byController.put(name, path);
      }
    }
    return byController.isEmpty() && unified.isEmpty()
        ? Optional.empty()
        : Optional.of(new CgroupPaths(byController, unified));
  }
}
