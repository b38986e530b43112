package dev.podspawn.core.config;

import java.util.Optional;

/**
 * What one layer says of the limits of a container: the user's file, and a project's over it. What a layer leaves out is
 * as the layer below has it; the lowest is {@code config.yaml}, which says everything.
 *
 * @param cpus in cores, 0 for no limit
 * @param memoryBytes 0 for no limit
 * @param pids processes and threads, 0 for no limit
 * @param nofile open files of one process, 0 for the engine's own limit
 * @param shmBytes of {@code /dev/shm}, 0 for the engine's own size
 * @param diskBytes of what is written beside the mounts, 0 for no limit
 */
public record LimitLayer(
    Optional<Double> cpus,
    Optional<Long> memoryBytes,
    Optional<Integer> pids,
    Optional<Integer> nofile,
    Optional<Long> shmBytes,
    Optional<Long> diskBytes) {

  /** These processors and this memory, and nothing of the rest: what a Podfile's {@code resources} can say. */
  public static LimitLayer of(Optional<Double> cpus, Optional<Long> memoryBytes) {
    return new LimitLayer(
        cpus, memoryBytes, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The layer below, with what this one says in its place. */
  public Config.Defaults over(Config.Defaults below) {
    return new Config.Defaults(
        below.image(),
        below.user(),
        below.shell(),
        cpus.orElse(below.cpus()),
        memoryBytes.orElse(below.memoryBytes()));
  }

  /** The layer below, with what this one says in its place. */
  public Config.Limits over(Config.Limits below) {
    return new Config.Limits(
        nofile.orElse(below.nofile()),
        shmBytes.orElse(below.shmBytes()),
        diskBytes.orElse(below.diskBytes()),
        pids.isPresent() ? pids : below.pids(),
        below.userMemoryBytes(),
        below.devices());
  }
}
