package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPoolIT extends PoolPromises {
  RootlessPoolIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
