package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanStreamIT extends StreamPromises {
  RootfulPodmanStreamIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
