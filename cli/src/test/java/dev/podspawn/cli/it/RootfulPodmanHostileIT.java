package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** All logins cross over to a service account, which has a rootful Podman. */
class RootfulPodmanHostileIT extends HostilePromises {
  RootfulPodmanHostileIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
