package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanNetworkIT extends NetworkPromises {
  RootfulPodmanNetworkIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
