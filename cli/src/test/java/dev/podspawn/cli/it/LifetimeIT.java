package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Running;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifetimeIT {
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
