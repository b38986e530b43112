package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class GvisorCutIT extends CutPromises {
  GvisorCutIT() {
    super(EngineKind.GVISOR);
  }
}
