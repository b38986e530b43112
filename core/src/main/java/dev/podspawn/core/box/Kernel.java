package dev.podspawn.core.box;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks the kernel about a container's first process, by some ten small files. */
public final class Kernel {
  private static final String SELF = "self";
  private static final String SANDBOX = "runsc";
  private static final String SWAPS = "swaps";

  private final ProcFiles proc;

  /** The kernel that this process runs on. */
  public Kernel() {
    this(ProcFiles.OF_THIS_HOST);
  }

  Kernel(ProcFiles proc) {
    this.proc = proc;
  }

  /**
   * What there is to know of a process.
   *
   * @param pid as this process counts
   * @param container the id of the container whose first it is said to be; of another process nothing is said
   */
  KernelWord of(int pid, String container) {
    String process = Integer.toString(pid);
    if (pid <= 0 || container.isEmpty() || !isContainers(process, container)) {
      return KernelWord.SILENCE;
    }
    KernelWord word = new KernelWord(
        proc.read(process, "status").flatMap(ProcStatus::parse),
        nofile(process),
        proc.read(process, "uid_map").flatMap(UidMap::parse),
        proc.read(process, "mountinfo").flatMap(MountTable::parse),
        Namespaces.read(proc, process),
        limits(process),
        proc.rootBytes(process),
        false,
        ownUid());
    boolean sandbox =
        proc.read(process, "cmdline").filter(c -> c.startsWith(SANDBOX)).isPresent();
    return sandbox ? word.ofSandbox() : word;
  }

  /** Engines put the id into the path of its control group, of files that it mounts, or of the sandbox's options. */
  private boolean isContainers(String process, String container) {
    for (String file : List.of("cgroup", "mountinfo", "cmdline")) {
      if (proc.read(process, file).filter(text -> text.contains(container)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private OptionalLong nofile(String process) {
    Optional<String> limits = proc.read(process, "limits");
    return limits.isPresent() ? ProcLimits.nofile(limits.get()) : OptionalLong.empty();
  }

  private CgroupLimits limits(String process) {
    Optional<CgroupPaths> paths = proc.read(process, "cgroup").flatMap(CgroupPaths::parse);
    Optional<MountTable> mounts = proc.read(SELF, "mountinfo").flatMap(MountTable::parse);
    return paths.isPresent() && mounts.isPresent()
        ? CgroupLimits.read(new CgroupPlaces(paths.get(), mounts.get()), isSwapless())
        : CgroupLimits.UNKNOWN;
  }

  /** {@code /proc/swaps} has a line of titles, and one for each area (proc_swaps(5)). */
  private boolean isSwapless() {
    return proc.read("", SWAPS).filter(text -> Lines.of(text).size() == 1).isPresent();
  }

  private long ownUid() {
    for (String line : Lines.of(proc.read(SELF, "status").orElse(""))) {
      if (line.startsWith("Uid:")) {
        List<String> words = Lines.words(line.substring(4));
        return words.isEmpty() ? -1 : Bound.parse(words.get(0)).orElse(-1);
      }
    }
    return -1;
  }
}
