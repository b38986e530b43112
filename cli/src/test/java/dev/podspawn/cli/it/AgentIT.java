package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** The agent on every engine; but for rootless Podman, it is lent to the service account on its way. */
final class AgentIT {
  @Nested
  class OnRootlessPodman extends AgentPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnRootfulPodman extends AgentPromises {
    OnRootfulPodman() {
      super(EngineKind.ROOTFUL_PODMAN);
    }
  }

  @Nested
  class OnDocker extends AgentPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }

  @Nested
  class UnderGvisor extends AgentPromises {
    UnderGvisor() {
      super(EngineKind.GVISOR);
    }
  }
}
