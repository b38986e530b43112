package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class DockerHookIT extends HookPromises {
  DockerHookIT() {
    super(EngineKind.DOCKER);
  }
}
