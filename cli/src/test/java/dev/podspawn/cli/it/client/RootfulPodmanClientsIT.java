package dev.podspawn.cli.it.client;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanClientsIT extends ClientPromises {
  RootfulPodmanClientsIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
