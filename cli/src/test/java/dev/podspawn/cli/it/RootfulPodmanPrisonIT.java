package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/**
 * All logins cross over to a service account, which has a rootful Podman. Homes are the host's, and no engine's: with an
 * engine that is root's they are looked at in {@link DockerPrisonIT}.
 */
class RootfulPodmanPrisonIT extends PrisonServer
    implements EscapePrison, ResourcePrison, NeighbourPrison {
  RootfulPodmanPrisonIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
