package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanPortIT extends PortPromises {
  RootfulPodmanPortIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
