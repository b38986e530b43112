package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.HostQuirks;

/** What the configurations of most tests have in common. */
final class ConfigTexts {
  private ConfigTexts() {}

  /** Accounts' own Podman cannot keep every limit on every host, and most tests are not about that. */
  static String asGoodAsPossible(String more) {
    String can = HostQuirks.rootlessBestEffort();
    if (can.isEmpty() || more.contains("best_effort:")) {
      return more;
    }
    String line = "security:\n  best_effort: " + can + "\n";
    return more.contains("security:\n") ? more.replace("security:\n", line) : more + line;
  }

  /** Most tests want to see everything gone after the last disconnect. */
  static String atOnce(String more) {
    String mode = "session:\n  mode: destroy-on-disconnect\n";
    return more.contains("session:\n") ? more.replace("session:\n", mode) : more + mode;
  }
}
