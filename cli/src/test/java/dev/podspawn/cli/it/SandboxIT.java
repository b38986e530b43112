package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** The box around a container, as podspawn's own configuration asks for it, on every engine. */
final class SandboxIT {
  @Nested
  class OnRootlessPodman extends SandboxPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnRootfulPodman extends SandboxPromises {
    OnRootfulPodman() {
      super(EngineKind.ROOTFUL_PODMAN);
    }
  }

  @Nested
  class OnDocker extends SandboxPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }
}
