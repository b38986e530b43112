package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class GvisorNetworkIT extends NetworkPromises {
  GvisorNetworkIT() {
    super(EngineKind.GVISOR);
  }
}
