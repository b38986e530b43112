package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;

/** What holds without podspawn-guest too, where the engine's own streams carry the bytes. */
class DirectTerminalIT extends TerminalPromises {
  DirectTerminalIT() {
    super(EngineKind.ROOTLESS_PODMAN);
  }

  @Override
  protected String configuration() {
    return "session:\n  transport: direct\n";
  }
}
