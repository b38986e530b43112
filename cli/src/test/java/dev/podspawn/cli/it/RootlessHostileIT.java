package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** Each account has a rootless Podman of its own ({@code engine.run_as: login-user}). */
class RootlessHostileIT extends HostilePromises implements LoginUserAttacks {
  RootlessHostileIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }
}
