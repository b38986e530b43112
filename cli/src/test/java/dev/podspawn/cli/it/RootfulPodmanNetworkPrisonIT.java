package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** All logins cross over to a service account, which has a rootful Podman. */
class RootfulPodmanNetworkPrisonIT extends NetworkPrisonServer {
  RootfulPodmanNetworkPrisonIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
