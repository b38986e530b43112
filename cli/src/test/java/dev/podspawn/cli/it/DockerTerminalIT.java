package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerTerminalIT extends TerminalPromises {
  DockerTerminalIT() {
    super(EngineKind.DOCKER);
  }
}
