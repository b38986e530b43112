package dev.podspawn.podman;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.guest.GuestEngine;
import dev.podspawn.core.guest.GuestSettings;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import dev.podspawn.fixtures.toolbox.Toolbox;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on one real engine whose programs podspawn-guest runs, from the toolbox that containers are shown. */
abstract class RealGuestContract extends RealEngineContract {
  private ShortTempDir shared;

  RealGuestContract(EngineKind kind) {
    super(kind);
  }

  /** A rootless engine cannot look into the directory of a build. */
  @BeforeAll
  void copyToolbox() {
    shared = ShortTempDir.create();
    Command.of(
            "cp",
            "-a",
            Toolbox.directory().toString(),
            shared.resolve("toolbox").toString())
        .runOk();
  }

  @AfterAll
  void removeToolbox() {
    if (shared != null) {
      shared.close();
    }
  }

  @Override
  protected final Engine connect() {
    Mount toolbox = new Mount(shared.resolve("toolbox"), "/.podspawn");
    GuestSettings settings =
        new GuestSettings(GuestSettings.PROGRAM, Optional.of(toolbox), false, Optional.empty());
    return new GuestEngine(super.connect(), settings, new CapturedLog());
  }

  @Override
  public final boolean hasGuest() {
    return true;
  }

  @Override
  public final boolean sizesTerminalsAtStart() {
    return true;
  }
}
