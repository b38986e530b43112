package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** Forwarding that ends in the container, through an sshd with PAM. */
final class ForwardingIT {
  @Nested
  class OnRootlessPodman extends ForwardingPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnRootfulPodman extends ForwardingPromises {
    OnRootfulPodman() {
      super(EngineKind.ROOTFUL_PODMAN);
    }
  }

  @Nested
  class OnDocker extends ForwardingPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }
}
