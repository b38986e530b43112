package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootfulPodmanTerminalIT extends TerminalPromises {
  RootfulPodmanTerminalIT() {
    super(EngineKind.ROOTFUL_PODMAN);
  }
}
