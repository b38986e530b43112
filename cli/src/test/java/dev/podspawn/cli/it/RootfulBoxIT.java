package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulBoxIT extends BoxPromises {
  RootfulBoxIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
