package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** Logins on a terminal, carried by podspawn-guest on every engine. */
final class GuestTerminalIT {
  @Nested
  class OnRootlessPodman extends GuestTerminalPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnRootfulPodman extends GuestTerminalPromises {
    OnRootfulPodman() {
      super(EngineKind.ROOTFUL_PODMAN);
    }
  }

  @Nested
  class OnDocker extends GuestTerminalPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }

  @Nested
  class UnderGvisor extends GuestTerminalPromises {
    UnderGvisor() {
      super(EngineKind.GVISOR);
    }
  }
}
