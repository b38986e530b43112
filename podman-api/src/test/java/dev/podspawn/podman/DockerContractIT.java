package dev.podspawn.podman;

import dev.podspawn.core.engine.BuildPromises;
import dev.podspawn.fixtures.engine.EngineKind;

final class DockerContractIT extends RealEngineContract implements BuildPromises {
  DockerContractIT() {
    super(EngineKind.DOCKER);
  }

  /** Docker takes a size with the start from API 1.42 on; before, only right after it. */
  @Override
  public boolean sizesTerminalsAtStart() {
    return false;
  }

  /** Docker's API has no place for options of a bind mount other than read-only. */
  @Override
  public boolean mountsWithOptions() {
    return false;
  }
}
