package dev.podspawn.podman;

import dev.podspawn.core.engine.BuildPromises;
import dev.podspawn.fixtures.engine.EngineKind;

final class RootfulPodmanContractIT extends RealEngineContract implements BuildPromises {
  RootfulPodmanContractIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
