package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanCutIT extends CutPromises {
  RootlessPodmanCutIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
