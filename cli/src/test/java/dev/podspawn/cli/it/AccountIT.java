package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** Whom logins are in the container, and what environment they find. */
final class AccountIT {
  @Nested
  class OnRootlessPodman extends AccountPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnDocker extends AccountPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }

  @Nested
  class EnvironmentOnRootlessPodman extends EnvironmentPromises {
    EnvironmentOnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class EnvironmentOnDocker extends EnvironmentPromises {
    EnvironmentOnDocker() {
      super(EngineKind.DOCKER);
    }
  }
}
