package dev.podspawn.core.guest;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineContract;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.fixtures.toolbox.Toolbox;
import java.util.Optional;

/** The engine in memory keeps the contract with the real guest as a process of this machine. */
final class GuestEngineContractTest extends EngineContract {
  private static final String IMAGE = "localhost/podspawn-test/busybox:latest";

  @Override
  protected Engine connect() {
    GuestSettings settings =
        new GuestSettings(Toolbox.guest().toString(), Optional.empty(), false, Optional.empty());
    return new GuestEngine(FakeEngine.withImages(IMAGE), settings, new CapturedLog());
  }

  @Override
  public String image() {
    return IMAGE;
  }

  @Override
  public boolean hasGuest() {
    return true;
  }

  @Override
  public boolean isolates() {
    return false;
  }
}
