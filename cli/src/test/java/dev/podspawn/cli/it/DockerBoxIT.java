package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerBoxIT extends BoxPromises {
  DockerBoxIT() {
    super(EngineKind.DOCKER);
  }
}
