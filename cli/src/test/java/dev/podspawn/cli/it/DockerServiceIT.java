package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerServiceIT extends ServicePromises {
  DockerServiceIT() {
    super(EngineKind.DOCKER);
  }
}
