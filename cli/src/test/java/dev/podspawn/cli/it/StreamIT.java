package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** Large streams on every engine. */
final class StreamIT {
  @Nested
  class OnRootlessPodman extends StreamPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnRootfulPodman extends StreamPromises {
    OnRootfulPodman() {
      super(EngineKind.ROOTFUL_PODMAN);
    }
  }

  @Nested
  class OnDocker extends StreamPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }

  @Nested
  class UnderGvisor extends StreamPromises {
    UnderGvisor() {
      super(EngineKind.GVISOR);
    }
  }
}
