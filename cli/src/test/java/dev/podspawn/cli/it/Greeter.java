package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;

/** A service on every address of a network namespace, which says one line to whoever reaches it and hangs up. */
final class Greeter implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Optional<NetNamespace> network;
  private final String greeting;
  private final int port;
  private final Running server;

  private Greeter(Optional<NetNamespace> network, String greeting, int port) {
    this.network = network;
    this.greeting = greeting;
    this.port = port;
    this.server = in(network, "busybox", "nc", "-ll", "-p", Integer.toString(port))
        .with("-e", "echo", greeting)
        .start();
  }

  /** In a namespace, or on the host itself; at a port that is free on the host. */
  static Greeter start(Optional<NetNamespace> network, String greeting) {
    Greeter greeter = new Greeter(network, greeting, freePort());
    Await.until("a greeting", PATIENCE, () -> greeter.isHeardAt("127.0.0.1"));
    return greeter;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Command in(Optional<NetNamespace> network, String... argv) {
    return network.isPresent() ? network.get().command(argv) : Command.of(argv);
  }

  int port() {
    return port;
  }

  /** Whether somebody in the same namespace hears it at one of its addresses. */
  boolean isHeardAt(String address) {
    return in(network, "busybox", "nc", "-w", "2", address, Integer.toString(port))
        .stdin("")
        .run()
        .stdout()
        .equals(greeting + "\n");
  }

  @Override
  public void close() {
    server.close();
  }
}
