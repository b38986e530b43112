package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerPortIT extends PortPromises {
  DockerPortIT() {
    super(EngineKind.DOCKER);
  }
}
