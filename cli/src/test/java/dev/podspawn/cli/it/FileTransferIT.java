package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import org.junit.jupiter.api.Nested;

/** Files to and from containers of any image. */
final class FileTransferIT {
  @Nested
  class OnRootlessPodman extends FileTransferPromises {
    OnRootlessPodman() {
      super(EngineKind.ROOTLESS_PODMAN);
    }
  }

  @Nested
  class OnRootfulPodman extends FileTransferPromises {
    OnRootfulPodman() {
      super(EngineKind.ROOTFUL_PODMAN);
    }
  }

  @Nested
  class OnDocker extends FileTransferPromises {
    OnDocker() {
      super(EngineKind.DOCKER);
    }
  }
}
