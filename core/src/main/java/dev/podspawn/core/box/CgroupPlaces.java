package dev.podspawn.core.box;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A process's control groups as directories that this process sees.
 *
 * @param paths where the process is
 * @param mounts of this process, among them those of the hierarchies, wherever they are
 */
record CgroupPlaces(CgroupPaths paths, MountTable mounts) {

  /**
   * A limit by the version that has its controller: 1 where the kernel names it, else 2.
   *
   * @return nothing where its group is not seen from here
   */
  OptionalLong limit(
      String controller,
      Function<CgroupDirectory, OptionalLong> version1,
      Function<CgroupDirectory, OptionalLong> version2) {
    boolean old = paths.byController().containsKey(controller);
    Optional<CgroupDirectory> group = old ? version1(controller) : version2();
    if (group.isEmpty()) {
      return OptionalLong.empty();
    }
    return (old ? version1 : version2).apply(group.get());
  }

  Optional<CgroupDirectory> version1(String controller) {
    Optional<String> path = Optional.ofNullable(paths.byController().get(controller));
    for (MountTable.Line mount : mounts.lines()) {
      if (path.isPresent()
          && mount.type().equals("cgroup")
          && Lines.split(mount.own(), ',').contains(controller)) {
        return CgroupDirectory.of(mount, path.get());
      }
    }
    return Optional.empty();
  }

  private Optional<CgroupDirectory> version2() {
    for (MountTable.Line mount : mounts.lines()) {
      if (paths.unified().isPresent() && mount.type().equals("cgroup2")) {
        return CgroupDirectory.of(mount, paths.unified().get());
      }
    }
    return Optional.empty();
  }
}
