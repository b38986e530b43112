package dev.podspawn.cli.it.client;

import dev.podspawn.cli.it.ClientHost;
import dev.podspawn.fixtures.host.HostQuirks;
import org.junit.jupiter.api.Assumptions;

/** Tests of one client, for whoever has a server. */
interface OnHost {
  /** The server, with a container of the image that is tested. */
  ClientHost host();

  /** Skips a test, loudly, where a program of the client's is missing. */
  static void need(String program, String debianPackage) {
    Assumptions.assumeTrue(
        HostQuirks.findProgram(program).isPresent(),
        () -> "NOT TESTED: no " + program + "; apt-get install " + debianPackage);
  }
}
