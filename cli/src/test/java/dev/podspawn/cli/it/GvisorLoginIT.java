package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class GvisorLoginIT extends LoginPromises {
  GvisorLoginIT() {
    super(EngineKind.GVISOR);
  }
}
