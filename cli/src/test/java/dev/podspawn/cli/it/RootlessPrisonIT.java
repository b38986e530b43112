package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** Each account has a rootless Podman of its own. */
class RootlessPrisonIT extends PrisonServer
    implements EscapePrison, ResourcePrison, NeighbourPrison, HomePrison {
  RootlessPrisonIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
