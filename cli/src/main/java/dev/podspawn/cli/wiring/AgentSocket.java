package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.guest.AgentAddress;
import dev.podspawn.core.spawn.ProcessEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The SSH agent that the client forwards. sshd makes its socket, and names it in SSH_AUTH_SOCK (ssh(1)); behind sudo,
 * where that one is out of reach, podspawn-lend-agent names another in PODSPAWN_AGENT.
 */
final class AgentSocket {
  /** The type in a file's mode, and that of a socket (inode(7)). */
  private static final int TYPE = 0170000;

  private static final int SOCKET = 0140000;

  private AgentSocket() {}

  /** The agent; empty when the client forwards none, or the variable names something else. */
  static Optional<AgentAddress> of(ProcessEnvironment environment, RunAs runAs) {
    Optional<String> caller =
        runAs instanceof RunAs.ServiceAccount ? environment.text("SUDO_USER") : Optional.empty();
    Optional<String> name =
        environment.text(caller.isPresent() ? "PODSPAWN_AGENT" : "SSH_AUTH_SOCK");
    return socket(name).map(path -> new AgentAddress(path, caller));
  }

  private static Optional<Path> socket(Optional<String> name) {
    if (name.isEmpty() || !name.get().startsWith("/")) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(name.get());
      return isSocket(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // not to be written in this locale
    }
  }

  private static boolean isSocket(Path path) {
    try {
      return ((Integer) Files.getAttribute(path, "unix:mode") & TYPE) == SOCKET;
    } catch (IOException e) {
      return false;
    }
  }
}
