package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessCodeIT extends CodePromises {
  RootlessCodeIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
