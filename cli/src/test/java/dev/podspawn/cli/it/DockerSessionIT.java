package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerSessionIT extends SessionPromises {
  DockerSessionIT() {
    super(EngineKind.DOCKER);
  }
}
