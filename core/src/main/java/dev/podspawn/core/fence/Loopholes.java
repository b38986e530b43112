package dev.podspawn.core.fence;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What would let a container take its fence away, or get round it. Rules in its network namespace bind whoever sends by
 * the kernel's own protocols, and has no right over them.
 */
final class Loopholes {
  /** Bits of the capability sets, capabilities(7). NET_RAW allows packet sockets (packet(7)), which no rule sees. */
  private enum Loophole {
    NET_ADMIN(12),
    NET_RAW(13),
    SYS_MODULE(16),
    SYS_ADMIN(21);

    private final int bit;

    Loophole(int bit) {
      this.bit = bit;
    }

    boolean isIn(long set) {
      return (set >>> bit & 1) == 1;
    }
  }

  /** gVisor's sandbox calls itself {@code runsc-sandbox}. */
  private static final String GVISOR = "runsc";

  /** Programs in it then use sockets of the namespace, and no stack of the sandbox's own. */
  private static final String HOST_SOCKETS = "--network=host";

  private Loopholes() {}

  /** Why the container could not be fenced in, as a clause; empty when it can. */
  static Optional<String> find(ProcFiles container, List<String> capAdd) throws IOException {
    boolean gvisor = isGvisor(container.arguments());
    if (gvisor && !container.arguments().contains(HOST_SOCKETS)) {
      return Optional.of(
          "gVisor has a network stack of its own in it, unless runsc gets --network=host");
    }
    if (!container.table("packet").isEmpty()) {
      return Optional.of("a program has a packet socket in its network namespace");
    }
    // The sandbox's own rights say nothing of those in it.
    return gvisor ? asked(capAdd) : bounding(container);
  }

  private static boolean isGvisor(List<String> arguments) {
    return !arguments.isEmpty() && arguments.get(0).startsWith(GVISOR);
  }

  private static Optional<String> bounding(ProcFiles container) throws IOException {
    long set = Long.parseUnsignedLong(container.status("CapBnd"), 16);
    for (Loophole loophole : Loophole.values()) {
      if (loophole.isIn(set)) {
        return Optional.of("it may have CAP_" + loophole);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> asked(List<String> capAdd) {
    for (String name : capAdd) {
      String plain = name.startsWith("CAP_") ? name.substring(4) : name;
      if (plain.equals("ALL")) {
        return Optional.of("it may have every capability");
      }
      for (Loophole loophole : Loophole.values()) {
        if (plain.equals(loophole.name())) {
          return Optional.of("it may have CAP_" + loophole);
        }
      }
    }
    return Optional.empty();
  }
}
