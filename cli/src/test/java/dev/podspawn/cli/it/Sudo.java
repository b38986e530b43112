package dev.podspawn.cli.it;

import org.junit.jupiter.api.Assumptions;

/** Which attacks have a sudo to attack. */
final class Sudo {
  private Sudo() {}

  /** Where each account has an engine of its own, no login crosses over to another. */
  static void assumeUsed(HostileHost host) {
    Assumptions.assumeTrue(host.hasService(), "does not apply: no service account here");
  }
}
