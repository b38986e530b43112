package dev.podspawn.podman.service;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.podman.socket.UnixSockets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The rootless Podman of the account that this process runs as. Nobody needs to have started it: where nobody listens
 * on its socket, {@link #listen()} starts Podman's API service, which ends itself when it has been idle for a minute
 * and outlives the login that started it.
 */
public final class RootlessPodman {
  private final Path directory;
  private final Map<String, String> environment;

  private RootlessPodman(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
  }

  /**
   * The Podman of this account.
   *
   * @param environment of this process
   * @throws dev.podspawn.core.engine.EngineException when the account has no safe runtime directory
   */
  public static RootlessPodman ofThisAccount(Map<String, String> environment) {
    Path directory = RuntimeDirectory.find(environment);
    return new RootlessPodman(directory.resolve("podman"), environment);
  }

  /** Where its API is served, also by a {@code podman.socket} unit of the user's systemd. */
  public Path socket() {
    return directory.resolve("podman.sock");
  }

  /**
   * Makes sure that somebody listens on the socket, and returns it. Several logins may do so at once: one starts the
   * service, the others wait for it.
   *
   * @throws dev.podspawn.core.engine.EngineException when the service does not start
   */
  public Path listen() {
    if (!isListening(socket())) {
      new ServiceStart(directory, socket(), environment, Optional.empty()).start();
    }
    return socket();
  }

  /**
   * The socket on which somebody listens already. A service that was started from within a container's network would give
   * that network to whatever it makes.
   *
   * @throws EngineException ENGINE_UNREACHABLE: nobody does
   */
  public Path listening() {
    if (isListening(socket())) {
      return socket();
    }
    Message message = new Message(
        "find the container engine of this account",
        "its service has ended, and cannot be started from within a container's network",
        "a new connection ('ssh -O exit' ends an old one that is shared)");
    throw new EngineException(ErrorCode.ENGINE_UNREACHABLE, message, message, null);
  }

  /**
   * The same for a service that makes containers under another runtime: {@code podman-RUNTIME.sock} beside the other
   * socket. Podman 4.3 makes each of a service's containers under the one runtime that the service was started with.
   *
   * @param runtime its name, as containers.conf(5) has it in {@code [engine.runtimes]}, or its absolute path
   * @throws dev.podspawn.core.engine.EngineException {@code RUNTIME_UNAVAILABLE} when Podman does not know it
   */
  public Path listen(String runtime) {
    // ':' is in no runtime's name
    Path socket = directory.resolve("podman-" + runtime.replace('/', ':') + ".sock");
    if (!isListening(socket)) {
      new ServiceStart(directory, socket, environment, Optional.of(runtime)).start();
    }
    return socket;
  }

  static boolean isListening(Path socket) {
    try {
      UnixSockets.connect(socket).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
