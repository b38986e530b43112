package dev.podspawn.cli.wiring;

import dev.podspawn.cli.keys.CaFile;
import dev.podspawn.cli.oidc.DevicePrompt;
import dev.podspawn.cli.oidc.OidcKeySource;
import dev.podspawn.cli.oidc.OidcSettings;
import dev.podspawn.cli.oidc.OidcTools;
import dev.podspawn.cli.oidc.Waiting;
import dev.podspawn.core.users.KeySource;
import dev.podspawn.pty.StandardInput;
import java.io.PrintStream;

/** What keys from an identity provider need of this process. */
final class OidcWiring {
  private OidcWiring() {}

  /** A source that nobody has approved yet. */
  static KeySource fresh(OidcSettings settings, PrintStream err) {
    return OidcKeySource.fresh(settings, tools(err));
  }

  /** Codes are shown where failures go, to whoever sits at the terminal. */
  static OidcTools tools(PrintStream err) {
    return new OidcTools(
        Waiting.system(), new DevicePrompt(err), StandardInput::isTerminal, CaFile::context);
  }
}
