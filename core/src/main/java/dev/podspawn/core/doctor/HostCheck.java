package dev.podspawn.core.doctor;

import java.util.List;

/** A check of this machine's files, accounts and programs. */
public non-sealed interface HostCheck extends Check {
  /** Looks, and changes nothing. At least one result. */
  List<Result> run(Host host);

  /** Whether others than root cannot see what it looks at. */
  default boolean needsRoot() {
    return true;
  }
}
