package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanLoginIT extends LoginPromises {
  RootfulPodmanLoginIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
