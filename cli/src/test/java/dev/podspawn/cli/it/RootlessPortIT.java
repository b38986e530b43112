package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPortIT extends PortPromises {
  RootlessPortIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
