package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanCutIT extends CutPromises {
  RootfulPodmanCutIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
