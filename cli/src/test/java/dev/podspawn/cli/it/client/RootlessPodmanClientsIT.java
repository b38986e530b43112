package dev.podspawn.cli.it.client;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanClientsIT extends ClientPromises {
  RootlessPodmanClientsIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
