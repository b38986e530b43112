package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessServiceIT extends ServicePromises {
  RootlessServiceIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
