package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** Each container has a kernel of its own. */
class GvisorPrisonIT extends PrisonServer
    implements EscapePrison, ResourcePrison, NeighbourPrison, HomePrison {
  GvisorPrisonIT() {
    super(EngineKind.GVISOR);
  }
}
