package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerStreamIT extends StreamPromises {
  DockerStreamIT() {
    super(EngineKind.DOCKER);
  }
}
