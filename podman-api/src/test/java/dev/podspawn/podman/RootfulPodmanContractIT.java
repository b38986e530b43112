package dev.podspawn.podman;

import dev.podspawn.fixtures.engine.EngineKind;

final class RootfulPodmanContractIT extends RealEngineContract {
  RootfulPodmanContractIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
