package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** Tunnels into containers. */
final class TunnelIT {
  @Nested
  class OnRootlessPodman extends TunnelPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnDocker extends TunnelPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }
}
