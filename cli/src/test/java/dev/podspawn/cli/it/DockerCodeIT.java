package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerCodeIT extends CodePromises {
  DockerCodeIT() {
    super(EngineKind.DOCKER);
  }
}
