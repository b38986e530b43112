package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** What people learn of services that run. */
final class ServiceLogIT {
  @Nested
  class OnRootlessPodman extends ServiceLogPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnDocker extends ServiceLogPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }
}
