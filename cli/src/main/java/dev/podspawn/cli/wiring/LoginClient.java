package dev.podspawn.cli.wiring;

import dev.podspawn.core.spawn.Client;
import dev.podspawn.core.stream.ClientStreams;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.pty.NativeTerminal;
import dev.podspawn.pty.StandardInput;
import java.util.Optional;

/** The client whose streams sshd has given this process. */
final class LoginClient {
  private LoginClient() {}

  /** With a terminal, where standard input is one. */
  static Client of(ClientStreams streams, LoginInterruptions interruptions) {
    Optional<Terminal> terminal =
        StandardInput.isTerminal() ? Optional.of(NativeTerminal.standardInput()) : Optional.empty();
    return new Client(streams, terminal, interruptions);
  }
}
