package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerNetworkIT extends NetworkPromises {
  DockerNetworkIT() {
    super(EngineKind.DOCKER);
  }
}
