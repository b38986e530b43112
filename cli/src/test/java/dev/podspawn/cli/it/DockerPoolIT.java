package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerPoolIT extends PoolPromises {
  DockerPoolIT() {
    super(EngineKind.DOCKER);
  }
}
