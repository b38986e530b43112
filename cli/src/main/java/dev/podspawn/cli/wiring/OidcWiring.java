package dev.podspawn.cli.wiring;

import dev.podspawn.cli.keys.CaFile;
import dev.podspawn.cli.oidc.DevicePrompt;
import dev.podspawn.cli.oidc.OidcTools;
import dev.podspawn.cli.oidc.Waiting;
import dev.podspawn.pty.StandardInput;
import java.io.PrintStream;

/** What keys from an identity provider need of this process. */
final class OidcWiring {
  private OidcWiring() {}

  /** Codes are shown where failures go, to whoever sits at the terminal. */
  static OidcTools tools(PrintStream err) {
    return new OidcTools(
        Waiting.system(), new DevicePrompt(err), StandardInput::isTerminal, CaFile::context);
  }
}
