package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class GvisorTerminalIT extends TerminalPromises {
  GvisorTerminalIT() {
    super(EngineKind.GVISOR);
  }
}
