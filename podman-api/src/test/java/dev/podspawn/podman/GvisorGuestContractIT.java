package dev.podspawn.podman;

import dev.podspawn.core.engine.ContainerSpec.Limits;
import dev.podspawn.fixtures.engine.EngineKind;

/** What is overridden here does not hold under gVisor, as seen with release 20221219. */
final class GvisorGuestContractIT extends RealGuestContract {
  GvisorGuestContractIT() {
    super(EngineKind.GVISOR);
  }

  /** Its terminals drop an end-of-file key at the beginning of a line: {@code cat} reads on. */
  @Override
  public boolean terminalsEndInput() {
    return false;
  }

  /** Its containers see no control groups; the host applies them to the container's kernel as a whole. */
  @Override
  public boolean limits() {
    return false;
  }

  /** That kernel needs memory and threads of its own, which count too. */
  @Override
  public Limits tightLimits() {
    return new Limits(0.5, 256L << 20, 200);
  }

  /** Its list of mounts shows no option but {@code ro}. */
  @Override
  public boolean mountsWithOptions() {
    return false;
  }
}
