package dev.podspawn.podman;

import dev.podspawn.fixtures.engine.EngineKind;

final class RootlessPodmanContractIT extends RealEngineContract {
  RootlessPodmanContractIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
