package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessBoxIT extends BoxPromises {
  RootlessBoxIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
