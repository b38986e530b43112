package dev.podspawn.podman;

import dev.podspawn.fixtures.engine.EngineKind;

final class DockerGuestContractIT extends RealGuestContract {
  DockerGuestContractIT() {
    super(EngineKind.DOCKER);
  }

  /** Docker's API has no place for options of a bind mount other than read-only. */
  @Override
  public boolean mountsWithOptions() {
    return false;
  }
}
