package dev.podspawn.core.box;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.EngineWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Something asked for, and an engine and a kernel that say it is so. */
final class Words {
  static final ContainerSpec.Limits LIMITS =
      new ContainerSpec.Limits(1.5, 268435456, 99, 1000, 33554432, 0);
  static final OptionalLong NONE = OptionalLong.of(EngineWord.NO_LIMIT);

  private Words() {}

  static Asked asked() {
    return asked(ContainerSpec.Box.PLAIN, Optional.empty());
  }

  static Asked asked(ContainerSpec.Box box, Optional<String> network) {
    List<String> kept = List.of("CHOWN", "SETUID");
    return new Asked(
        LIMITS,
        new ContainerSpec.Security(List.of("ALL"), kept, true, true, Map.of(), box),
        network);
  }

  static EngineWord engine() {
    return engine(limits(OptionalLong.of(268435456)), walls(), spaces("bridge", "own"));
  }

  static EngineWord engine(
      EngineWord.Limits limits, EngineWord.Walls walls, EngineWord.Spaces spaces) {
    return new EngineWord(
        "9f3a", 0, Optional.of("/usr/bin/runc"), Optional.empty(), limits, walls, spaces);
  }

  static EngineWord.Limits limits(OptionalLong memory) {
    return new EngineWord.Limits(
        memory,
        memory,
        OptionalLong.of(1_500_000_000),
        OptionalLong.of(99),
        OptionalLong.of(1000),
        OptionalLong.of(33554432),
        OptionalLong.empty());
  }

  static EngineWord.Walls walls(String... more) {
    List<String> options = new ArrayList<>(List.of("no-new-privileges"));
    options.addAll(List.of(more));
    return new EngineWord.Walls(
        Optional.of(List.of("CAP_CHOWN", "CAP_SETUID")), options, true, List.of("/dev/fuse"));
  }

  static EngineWord.Spaces spaces(String mode, String... networks) {
    return new EngineWord.Spaces("private", "shareable", "private", "", mode, List.of(networks));
  }

  static KernelWord kernel() {
    return kernel(new ProcStatus(0x81, 0x81, true, 2), limits(1_500_000_000));
  }

  static CgroupLimits limits(long cpuNanos) {
    return new CgroupLimits(
        OptionalLong.of(268435456),
        OptionalLong.of(0),
        OptionalLong.of(cpuNanos),
        OptionalLong.of(99),
        Optional.empty());
  }

  static KernelWord kernel(ProcStatus status, CgroupLimits limits) {
    return kernel(status, limits, UidMap.parse("0 0 4294967295").orElseThrow());
  }

  static KernelWord kernel(UidMap map) {
    return kernel(new ProcStatus(0x81, 0x81, true, 2), limits(1_500_000_000), map);
  }

  private static KernelWord kernel(ProcStatus status, CgroupLimits limits, UidMap map) {
    MountTable mounts = MountTable.parse(
            "1 0 0:1 / / ro - overlay o rw\n2 1 0:2 / /dev/shm rw - tmpfs shm rw,size=32768k\n")
        .orElseThrow();
    return new KernelWord(
        Optional.of(status),
        OptionalLong.of(1000),
        Optional.of(map),
        Optional.of(mounts),
        Optional.of(new Namespaces(
            Map.of("pid", true, "net", true, "ipc", true, "mnt", true, "uts", true))),
        limits,
        OptionalLong.of(1 << 30),
        false,
        0);
  }
}
