package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** All logins cross over to a service account, which has a rootful Podman. */
class RootfulPodmanPrisonIT extends PrisonServer
    implements EscapePrison, ResourcePrison, NeighbourPrison, HomePrison {
  RootfulPodmanPrisonIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
