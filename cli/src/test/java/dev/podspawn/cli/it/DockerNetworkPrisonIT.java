package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** All logins cross over to a service account, which has Docker. */
class DockerNetworkPrisonIT extends NetworkPrisonServer {
  DockerNetworkPrisonIT() {
    super(EngineKind.DOCKER);
  }
}
