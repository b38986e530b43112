package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanNetworkIT extends NetworkPromises {
  RootlessPodmanNetworkIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
