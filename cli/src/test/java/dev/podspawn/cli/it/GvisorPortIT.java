package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class GvisorPortIT extends PortPromises {
  GvisorPortIT() {
    super(EngineKind.GVISOR);
  }
}
