package dev.podspawn.core.box;

import dev.podspawn.core.engine.EngineWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the container may do, as it was asked for and as it is. */
record WallFacts(EngineWord engine, KernelWord kernel) {
  private static final String NO_NEW_PRIVILEGES = "no-new-privileges";
  private static final String SECCOMP = "seccomp=";
  private static final String FILTER = "filter";
  private static final String YES = "yes";
  private static final String NO = "no";

  /** By its name without the directory: an engine may have looked it up. */
  Fact runtime(Asked asked) {
    String name = Promise.RUNTIME.word();
    Optional<String> wanted = asked.security().box().runtime();
    String found = engine.runtime().orElse("");
    if (wanted.isEmpty()) {
      return Fact.shown(name, found, Fact.Source.ENGINE);
    }
    boolean same = baseName(wanted.get()).equals(baseName(found));
    return new Fact(name, wanted.get(), found, Fact.Source.ENGINE, state(!found.isEmpty(), same));
  }

  /** The last part of a path. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The engine's own profile is asked for where no other is. Which one a filter is, only the engine can tell. */
  Fact seccomp(Asked asked) {
    boolean custom = asked.security().box().seccomp().isPresent();
    Optional<String> said = option(SECCOMP);
    boolean unconfined = said.filter(Asked.UNCONFINED::equals).isPresent();
    Fact.Source source = kernel.status().isPresent() ? Fact.Source.KERNEL : Fact.Source.ENGINE;
    boolean filtered = kernel.status().isPresent()
        ? kernel.status().get().seccomp() == ProcStatus.FILTER
        : !unconfined;
    boolean kept = filtered && !unconfined && (!custom || said.isPresent());
    String found = filtered ? FILTER + (said.isPresent() ? " of the profile" : "") : "none";
    if (asked.isUnfiltered()) {
      return Fact.shown(Promise.SECCOMP.word(), found, source);
    }
    return new Fact(
        Promise.SECCOMP.word(),
        custom ? "a profile" : "the engine's own",
        found,
        source,
        state(true, kept));
  }

  private Optional<String> option(String start) {
    for (String option : engine.walls().options()) {
      if (option.startsWith(start)) {
        return Optional.of(option.substring(start.length()));
      }
    }
    return Optional.empty();
  }

  /** None that was not asked for, in what processes can have at most; one that is not there is no wall. */
  Fact capabilities(Asked asked) {
    Optional<List<String>> most = kernel.status().isPresent()
        ? Optional.of(CapabilitySet.of(kernel.status().get().bounding()))
        : engine.walls().capabilities().map(CapabilitySet::plain);
    Fact.Source source = kernel.status().isPresent() ? Fact.Source.KERNEL : Fact.Source.ENGINE;
    List<String> found = most.orElse(List.of());
    boolean kept = true;
    for (String name : found) {
      kept = kept && asked.allows(name);
    }
    String text = found.isEmpty() ? "none" : String.join(",", found);
    return new Fact(
        Promise.CAPABILITIES.word(),
        asked.capabilities(),
        most.isPresent() ? text : "",
        source,
        state(most.isPresent(), kept));
  }

  /** A name of the container device interface, such as {@code nvidia.com/gpu=all}, leads to files that nobody tells. */
  Fact devices(Asked asked) {
    List<String> wanted = asked.security().box().devices();
    String found = String.join(",", engine.walls().devices());
    if (wanted.isEmpty()) {
      return Fact.shown(Promise.DEVICES.word(), found, Fact.Source.ENGINE);
    }
    boolean known = true;
    boolean kept = true;
    Fact.Source source = Fact.Source.ENGINE;
    List<String> there = new ArrayList<>();
    for (String device : wanted) {
      String path = device.substring(device.indexOf(':') + 1);
      path = path.indexOf(':') < 0 ? path : path.substring(0, path.indexOf(':'));
      known = known && path.startsWith("/");
      boolean mounted = kernel.mounts().isPresent() && isMounted(kernel.mounts().get(), path);
      source = mounted ? Fact.Source.KERNEL : source;
      if (mounted || engine.walls().devices().contains(path)) {
        there.add(path);
      } else {
        kept = false;
      }
    }
    return new Fact(
        Promise.DEVICES.word(),
        String.join(",", wanted),
        there.isEmpty() ? "none" : String.join(",", there),
        source,
        state(known || kept, kept));
  }

  /** Rootless engines mount the host's device file, for they may make none. */
  private static boolean isMounted(MountTable mounts, String path) {
    return mounts.at(path).filter(line -> line.type().equals("devtmpfs")).isPresent();
  }

  Fact noNewPrivileges(Asked asked) {
    boolean said = option(NO_NEW_PRIVILEGES).isPresent();
    boolean there = kernel.status().isPresent() ? kernel.status().get().noNewPrivileges() : said;
    return yesOrNo(
        Promise.NO_NEW_PRIVILEGES,
        asked.security().noNewPrivileges(),
        there,
        kernel.status().isPresent());
  }

  Fact rootfs(Asked asked) {
    Optional<MountTable.Line> root =
        kernel.mounts().isPresent() ? kernel.mounts().get().at("/") : Optional.empty();
    boolean there = root.isPresent() ? root.get().has("ro") : engine.walls().readonlyRootfs();
    String found = there ? "read-only" : "writable";
    Fact.Source source = root.isPresent() ? Fact.Source.KERNEL : Fact.Source.ENGINE;
    return asked.security().readonlyRootfs()
        ? new Fact(Promise.ROOTFS.word(), "read-only", found, source, state(true, there))
        : Fact.shown(Promise.ROOTFS.word(), found, source);
  }

  private static Fact yesOrNo(Promise promise, boolean asked, boolean there, boolean kernels) {
    Fact.Source source = kernels ? Fact.Source.KERNEL : Fact.Source.ENGINE;
    String found = there ? YES : NO;
    return asked
        ? new Fact(promise.word(), YES, found, source, state(true, there))
        : Fact.shown(promise.word(), found, source);
  }

  static Fact.State state(boolean known, boolean kept) {
    if (!known) {
      return Fact.State.UNKNOWN;
    }
    return kept ? Fact.State.OK : Fact.State.MISSING;
  }
}
