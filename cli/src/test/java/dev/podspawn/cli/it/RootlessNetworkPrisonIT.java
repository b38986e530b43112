package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** Each account has a rootless Podman of its own. */
class RootlessNetworkPrisonIT extends NetworkPrisonServer {
  RootlessNetworkPrisonIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
