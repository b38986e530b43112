package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerCutIT extends CutPromises {
  DockerCutIT() {
    super(EngineKind.DOCKER);
  }
}
