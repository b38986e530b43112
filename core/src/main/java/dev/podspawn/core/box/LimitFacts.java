package dev.podspawn.core.box;

import dev.podspawn.core.engine.EngineWord;
import java.util.List;
import java.util.OptionalLong;

/** The limits that were asked for, beside those in force. */
record LimitFacts(EngineWord engine, KernelWord kernel) {
  /** Engines round to whole pages, which are this large at most. */
  private static final long PAGE = 65_536;

  /** Engines round to whole microseconds of a tenth of a second. */
  private static final long CPU_ROUNDING = 1_000_000;

  private static final double NANOS_PER_CPU = 1e9;

  /** In the order of the promises. */
  List<Fact> of(Asked asked) {
    CgroupLimits groups = kernel.limits();
    EngineWord.Limits said = engine.limits();
    long memory = asked.limits().memoryBytes();
    return List.of(
        atMost(Promise.MEMORY, memory, 0, new Found(groups.memory(), said.memoryBytes())),
        swap(memory > 0, new Found(groups.swap(), saidSwap())),
        cpus(asked.cpuNanos(), new Found(groups.cpuNanos(), said.cpuNanos())),
        atMost(Promise.PIDS, asked.limits().pids(), 0, new Found(groups.pids(), said.pids())),
        exactly(
            Promise.NOFILE, asked.limits().nofile(), 1, new Found(kernel.nofile(), said.nofile())),
        exactly(Promise.SHM, asked.limits().shmBytes(), PAGE, new Found(shm(), said.shmBytes())),
        disk(asked.limits().diskBytes(), said.diskBytes()));
  }

  /** A value and whose word it is. */
  private record Found(OptionalLong kernel, OptionalLong engine) {
    OptionalLong value() {
      return Bound.either(kernel, engine);
    }

    Fact.Source source() {
      return kernel.isPresent() ? Fact.Source.KERNEL : Fact.Source.ENGINE;
    }

    String text() {
      return value().isPresent() ? Bound.text(value().getAsLong()) : "";
    }
  }

  private OptionalLong shm() {
    return kernel.mounts().isPresent()
        ? kernel.mounts().get().size("/dev/shm")
        : OptionalLong.empty();
  }

  private OptionalLong saidSwap() {
    OptionalLong both = engine.limits().memorySwapBytes();
    OptionalLong memory = engine.limits().memoryBytes();
    if (both.isEmpty() || memory.isEmpty() || both.getAsLong() == Bound.NONE) {
      return both;
    }
    return OptionalLong.of(Math.max(0, both.getAsLong() - memory.getAsLong()));
  }

  /** A lower limit keeps the promise as well: that of a group above, for one. */
  private static Fact atMost(Promise promise, long asked, long rounding, Found found) {
    if (asked <= 0) {
      return Fact.shown(promise.word(), found.text(), found.source());
    }
    boolean kept = found.value().isPresent() && found.value().getAsLong() <= asked + rounding;
    return fact(promise, Bound.text(asked), found, kept);
  }

  /** As large as was asked for, with less than so much added to it. */
  private static Fact exactly(Promise promise, long asked, long rounding, Found found) {
    if (asked <= 0) {
      return Fact.shown(promise.word(), found.text(), found.source());
    }
    long value = found.value().orElse(-1);
    return fact(promise, Bound.text(asked), found, value >= asked && value - asked < rounding);
  }

  /** Whoever asks for a limit of memory asks for no swap. */
  private static Fact swap(boolean asked, Found found) {
    return asked
        ? fact(Promise.SWAP, "0", found, found.value().orElse(1) == 0)
        : Fact.shown(Promise.SWAP.word(), found.text(), found.source());
  }

  private static Fact cpus(long asked, Found found) {
    OptionalLong value = found.value();
    String text = value.isPresent() ? cores(value.getAsLong()) : "";
    if (asked <= 0) {
      return Fact.shown(Promise.CPUS.word(), text, found.source());
    }
    boolean kept = value.isPresent() && value.getAsLong() <= asked + CPU_ROUNDING;
    return new Fact(
        Promise.CPUS.word(), cores(asked), text, found.source(), state(value.isPresent(), kept));
  }

  private static String cores(long nanos) {
    return nanos == Bound.NONE ? "none" : Double.toString(nanos / NANOS_PER_CPU);
  }

  /** With a quota, the whole file system is as large as the quota. */
  private Fact disk(long asked, OptionalLong said) {
    OptionalLong whole = kernel.rootBytes();
    boolean kept = whole.isPresent() && whole.getAsLong() <= asked;
    Found found = new Found(kept || said.isEmpty() ? whole : OptionalLong.empty(), said);
    return asked > 0
        ? atMost(Promise.DISK, asked, 0, found)
        : Fact.shown(Promise.DISK.word(), found.text(), found.source());
  }

  private static Fact fact(Promise promise, String asked, Found found, boolean kept) {
    return new Fact(
        promise.word(),
        asked,
        found.text(),
        found.source(),
        state(found.value().isPresent(), kept));
  }

  private static Fact.State state(boolean known, boolean kept) {
    if (!known) {
      return Fact.State.UNKNOWN;
    }
    return kept ? Fact.State.OK : Fact.State.MISSING;
  }
}
