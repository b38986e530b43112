package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** Each container has a kernel of its own. Homes are looked at in {@link DockerPrisonIT}. */
class GvisorPrisonIT extends PrisonServer implements EscapePrison, ResourcePrison, NeighbourPrison {
  GvisorPrisonIT() {
    super(EngineKind.GVISOR);
  }
}
