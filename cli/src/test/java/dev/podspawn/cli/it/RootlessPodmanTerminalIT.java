package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessPodmanTerminalIT extends TerminalPromises {
  RootlessPodmanTerminalIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
