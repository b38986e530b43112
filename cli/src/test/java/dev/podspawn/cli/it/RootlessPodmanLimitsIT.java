package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanLimitsIT extends LimitPromises {
  RootlessPodmanLimitsIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
