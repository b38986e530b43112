package dev.podspawn.podman;

import dev.podspawn.fixtures.engine.EngineKind;

final class RootfulPodmanGuestContractIT extends RealGuestContract {
  RootfulPodmanGuestContractIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
