package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanStreamIT extends StreamPromises {
  RootlessPodmanStreamIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
