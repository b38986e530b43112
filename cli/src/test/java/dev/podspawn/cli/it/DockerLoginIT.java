package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerLoginIT extends LoginPromises {
  DockerLoginIT() {
    super(EngineKind.DOCKER);
  }
}
