package dev.podspawn.core.box;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the kernel says of a container's first process; what this account may not read is empty.
 *
 * @param nofile hard limit of open files
 * @param rootBytes size of the file system that is its root
 * @param sandboxed whether it is a sandbox's own (gVisor), so that it says nothing of the processes in the container but
 *     the control groups and the user namespace that they are all in
 * @param ownUid the reader's
 */
record KernelWord(
    Optional<ProcStatus> status,
    OptionalLong nofile,
    Optional<UidMap> uidMap,
    Optional<MountTable> mounts,
    Optional<Namespaces> namespaces,
    CgroupLimits limits,
    OptionalLong rootBytes,
    boolean sandboxed,
    long ownUid) {
  static final KernelWord SILENCE = new KernelWord(
      Optional.empty(),
      OptionalLong.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      CgroupLimits.UNKNOWN,
      OptionalLong.empty(),
      false,
      -1);

  /** Without what is the sandbox's own. */
  KernelWord ofSandbox() {
    return new KernelWord(
        Optional.empty(),
        OptionalLong.empty(),
        uidMap,
        Optional.empty(),
        namespaces,
        limits,
        OptionalLong.empty(),
        true,
        ownUid);
  }
}
