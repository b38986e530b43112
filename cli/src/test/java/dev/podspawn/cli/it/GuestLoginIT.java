package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** Logins without a terminal, carried by podspawn-guest on every engine. */
final class GuestLoginIT {
  @Nested
  class OnRootlessPodman extends GuestLoginPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnRootfulPodman extends GuestLoginPromises {
    OnRootfulPodman() {
      super(EngineKind.ROOTFUL_PODMAN);
    }
  }

  @Nested
  class OnDocker extends GuestLoginPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }

  @Nested
  class UnderGvisor extends GuestLoginPromises {
    UnderGvisor() {
      super(EngineKind.GVISOR);
    }
  }
}
