package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanLoginIT extends LoginPromises {
  RootlessPodmanLoginIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
