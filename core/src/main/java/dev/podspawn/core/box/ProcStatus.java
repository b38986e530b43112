package dev.podspawn.core.box;

import java.util.Optional;

/**
 * What {@code /proc/PID/status} says of a process's rights (proc_pid_status(5)).
 *
 * @param bounding the capability bounding set, a bit for each; nothing that the process starts can have more
 * @param seccomp 0 for none, 1 for strict, 2 for a filter
 */
record ProcStatus(long effective, long bounding, boolean noNewPrivileges, int seccomp) {
  static final int FILTER = 2;

  /** Nothing where one of the lines is not there, or is none. */
  static Optional<ProcStatus> parse(String text) {
    Optional<Long> effective = Optional.empty();
    Optional<Long> bounding = Optional.empty();
    Optional<Long> privileges = Optional.empty();
    Optional<Long> seccomp = Optional.empty();
    for (String line : Lines.of(text)) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      switch (name) {
        case "CapEff" -> effective = number(value, 16);
        case "CapBnd" -> bounding = number(value, 16);
        case "NoNewPrivs" -> privileges = number(value, 10);
        case "Seccomp" -> seccomp = number(value, 10);
        default -> {}
      }
    }
    if (effective.isEmpty() || bounding.isEmpty() || privileges.isEmpty() || seccomp.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ProcStatus(
        effective.get(), bounding.get(), privileges.get() == 1, seccomp.get().intValue()));
  }

  private static Optional<Long> number(String text, int radix) {
    try {
      return Optional.of(Long.parseUnsignedLong(text, radix));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
