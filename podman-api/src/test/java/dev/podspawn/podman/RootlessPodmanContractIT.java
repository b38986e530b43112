package dev.podspawn.podman;

import dev.podspawn.core.engine.BuildPromises;
import dev.podspawn.fixtures.engine.EngineKind;
import java.nio.file.Files;
import java.nio.file.Path;

final class RootlessPodmanContractIT extends RealEngineContract implements BuildPromises {
  RootlessPodmanContractIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }

  /** Without root, control groups can be set only where they are of version 2 (and delegated). */
  @Override
  public boolean limits() {
    return Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"));
  }
}
