package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanSessionIT extends SessionPromises {
  RootlessPodmanSessionIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
