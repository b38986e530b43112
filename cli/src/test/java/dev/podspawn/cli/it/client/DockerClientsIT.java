package dev.podspawn.cli.it.client;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerClientsIT extends ClientPromises {
  DockerClientsIT() {
    super(EngineKind.DOCKER);
  }
}
