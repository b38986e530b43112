package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class SessionCommandsIT extends SessionCommandPromises {
  SessionCommandsIT() {
    super(EngineKind.ROOTLESS_PODMAN, 2);
  }
}
