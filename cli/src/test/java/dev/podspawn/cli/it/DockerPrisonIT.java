package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** All logins cross over to a service account, which has Docker. */
class DockerPrisonIT extends PrisonServer
    implements EscapePrison, ResourcePrison, NeighbourPrison, HomePrison {
  DockerPrisonIT() {
    super(EngineKind.DOCKER);
  }
}
