package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

class RootlessHookIT extends HookPromises {
  RootlessHookIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
