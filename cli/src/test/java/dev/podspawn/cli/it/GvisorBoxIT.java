package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class GvisorBoxIT extends BoxPromises {
  GvisorBoxIT() {
    super(EngineKind.GVISOR);
  }
}
