package dev.podspawn.core.box;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limits of a process's control groups, version 1 or 2, whichever has the controller (kernel documentation,
 * cgroup-v1 and cgroup-v2). Version 2 was tried with copies of its files only.
 *
 * @param memory in bytes
 * @param swap in bytes
 * @param cpuNanos in billionths of a processor
 * @param pids processes and threads
 * @param devices rules of version 1 ({@code devices.list}); version 2 has no file for it
 */
record CgroupLimits(
    OptionalLong memory,
    OptionalLong swap,
    OptionalLong cpuNanos,
    OptionalLong pids,
    Optional<List<String>> devices) {
  private static final long NANOS = 1_000_000_000L;

  static final CgroupLimits UNKNOWN = new CgroupLimits(
      OptionalLong.empty(),
      OptionalLong.empty(),
      OptionalLong.empty(),
      OptionalLong.empty(),
      Optional.empty());

  /** Reads those of a process; {@code swapless}: the machine has no swap. */
  static CgroupLimits read(CgroupPlaces places, boolean swapless) {
    OptionalLong memory = places.limit(
        "memory",
        group -> group.lowest("memory.limit_in_bytes"),
        group -> group.lowest("memory.max"));
    OptionalLong swap = places.limit(
        "memory", group -> swap1(group, memory), group -> group.lowest("memory.swap.max"));
    return new CgroupLimits(
        memory,
        swapless && memory.isPresent() ? OptionalLong.of(0) : swap,
        places.limit(
            "cpu",
            group -> group.lowest(CgroupLimits::quota1),
            group -> group.lowest(CgroupLimits::quota2)),
        places.limit("pids", group -> group.lowest("pids.max"), group -> group.lowest("pids.max")),
        places.version1("devices").flatMap(group -> group.read("devices.list")).map(Lines::of));
  }

  /** Version 1 limits memory and swap together, and only where the kernel counts swap. */
  private static OptionalLong swap1(CgroupDirectory group, OptionalLong memory) {
    OptionalLong both = group.lowest("memory.memsw.limit_in_bytes");
    if (both.isEmpty() || memory.isEmpty() || both.getAsLong() == Bound.NONE) {
      return both;
    }
    return OptionalLong.of(Math.max(0, both.getAsLong() - memory.getAsLong()));
  }

  private static OptionalLong quota1(Path at) {
    Optional<String> quota = ProcFiles.text(at.resolve("cpu.cfs_quota_us"));
    Optional<String> period = ProcFiles.text(at.resolve("cpu.cfs_period_us"));
    return quota.isPresent() && period.isPresent()
        ? nanos(quota.get(), period.get())
        : CgroupDirectory.missing(at.resolve("cpu.cfs_quota_us"));
  }

  /** {@code cpu.max} is quota and period, or {@code max} and period. */
  private static OptionalLong quota2(Path at) {
    Optional<String> text = ProcFiles.text(at.resolve("cpu.max"));
    if (text.isEmpty()) {
      return CgroupDirectory.missing(at.resolve("cpu.max"));
    }
    List<String> words = Lines.words(text.get().strip());
    return words.size() == 2 ? nanos(words.get(0), words.get(1)) : OptionalLong.empty();
  }

  private static OptionalLong nanos(String quota, String period) {
    OptionalLong part = Bound.parse(quota);
    OptionalLong whole = Bound.parse(period);
    boolean sound = part.isPresent() && whole.isPresent() && whole.getAsLong() > 0;
    if (!sound || part.getAsLong() == Bound.NONE) {
      return sound ? part : OptionalLong.empty();
    }
    return OptionalLong.of(Math.round((double) part.getAsLong() * NANOS / whole.getAsLong()));
  }
}
