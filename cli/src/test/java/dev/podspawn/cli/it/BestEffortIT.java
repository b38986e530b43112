package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rootless Podman on cgroup v1 drops limits in silence: logins are refused, or the admin has said that they may be. */
class BestEffortIT {

  @Test
  void whatIsDroppedRefusesLoginsUnlessTheAdminLetsIt() throws IOException {
    Assumptions.assumeFalse(
        HostQuirks.rootlessBestEffort().isEmpty(),
        "NOT TESTED: rootless Podman keeps all limits on a host with cgroup v2");
    try (PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN)) {
      PodUser alice = host.addUser();
      Path log = alice.account().install("admin.log", "");
      String lines = "log:\n  file: " + log + "\nsecurity:\n  best_effort: ";

      host.installation().configure(lines + "[swap]\n");
      Result refused = alice.run("echo landed");
      assertThat(refused.exit()).as(refused.toString()).isEqualTo(255);
      assertThat(refused.stdout()).isEmpty();
      assertThat(refused.stderr())
          .startsWith("PS1351 could not give you a container: this machine cannot keep");
      assertThat(alice.containers()).isEmpty();
      assertThat(Files.readString(log))
          .contains(
              "memory (asked for 2147483648, in force none, says the kernel)",
              "security.best_effort: [memory, cpus, pids]");

      host.installation().configure(lines + "[memory, swap, cpus, pids]\n");
      assertThat(alice.run("echo landed").ok().stdout()).isEqualTo("landed\n");
      assertThat(Files.readString(log)).contains("PS1352 could not keep all promises");
      alice.awaitNoContainer();
    }
  }
}
