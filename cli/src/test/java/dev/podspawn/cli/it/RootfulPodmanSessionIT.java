package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanSessionIT extends SessionPromises {
  RootfulPodmanSessionIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
