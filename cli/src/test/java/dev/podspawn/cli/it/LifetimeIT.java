package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifetimeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void anIdleSessionEndsWithAMessageAndABusyOneDoesNot() {
    try (PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN)) {
      PodUser alice = host.addUser();
      host.installation().configure("session:\n  idle_timeout: 3s\n");
      try (Running busy = alice
              .ssh()
              .start("i=0; while [ $i -lt 50 ]; do echo $i; sleep 0.1;"
                  + " i=$((i+1)); done; sleep 1000");
          Running idle = alice.ssh().start("sleep 1000")) {
        // Five seconds of one connection keep both; three more without a byte end both.
        for (Running login : List.of(busy, idle)) {
          Result result = login.result(PATIENCE);
          assertThat(result.exit()).isEqualTo(255);
          assertThat(result.stderr()).startsWith("PS1406 could not keep you connected: ");
        }
        assertThat(busy.stdout().text()).endsWith("\n49\n");
      }
      alice.awaitNoContainer();
    }
  }

  @Test
  void aTerminalIsToldBeforeItsContainerEnds() {
    try (PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN)) {
      PodUser alice = host.addUser();
      host.installation().configure("session:\n  max_lifetime: 20s\n  lifetime_warning: 19s\n");
      List<String> ssh = alice.ssh().with("-tt").argv("sleep 1000");
      try (TerminalDriver terminal =
          TerminalDriver.start(ssh, TerminalDriver.environment(), 24, 80)) {
        terminal.expect("podspawn: this container ends in ", PATIENCE);
        assertThat(terminal.waitForExit(PATIENCE)).isNotZero();
      }
      alice.awaitNoContainer();
    }
  }

  @Test
  void aSessionEndsAtTheLatestAtItsLifetimeWithNobodysHelp() {
    try (PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN)) {
      PodUser alice = host.addUser();
      host.installation().configure("session:\n  max_lifetime: 5s\n");
      try (Running login = alice.ssh().start("exec sleep 1000")) {
        assertThat(login.result(Duration.ofSeconds(60)).exit()).isNotZero();
      }
      assertThat(alice.containers()).isEmpty();
    }
  }
}
