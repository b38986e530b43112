package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanLimitsIT extends LimitPromises {
  RootfulPodmanLimitsIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
