package dev.podspawn.podman.upgrade;

import dev.podspawn.podman.endpoint.Refusal;
import java.io.IOException;

/** The engine answered an upgrade with a failure. */
public final class UpgradeRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  UpgradeRefusedException(Refusal refusal) {
    super("answered " + refusal.status());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
