package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerLimitsIT extends LimitPromises {
  DockerLimitsIT() {
    super(EngineKind.DOCKER);
  }
}
