package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.engine.TestEngine;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** An image registry on 127.0.0.1, without TLS, with nothing in it. */
final class Registry implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final ShortTempDir dir;
  private final Running process;
  private final String address;

  private Registry(ShortTempDir dir, Running process, String address) {
    this.dir = dir;
    this.process = process;
    this.address = address;
  }

  static Registry start() {
    return start(Optional.empty());
  }

  /** The same on the loopback of a network namespace, an engine's own for example. */
  static Registry start(Optional<NetNamespace> network) {
    Assumptions.assumeTrue(
        HostQuirks.findProgram("docker-registry").isPresent(),
        "NOT TESTED: no docker-registry; apt-get install docker-registry");
    ShortTempDir dir = ShortTempDir.create();
    String address = "127.0.0.1:" + freePort();
    Path config = dir.write(
        "config.yml",
        "version: 0.1\nlog: {level: info}\nstorage: {filesystem: {rootdirectory: "
            + dir.resolve("images")
            + "}}\nhttp: {addr: '"
            + address
            + "'}\n");
    String[] argv = {"docker-registry", "serve", config.toString()};
    Running process = network
        .map(space -> space.command(argv))
        .orElseGet(() -> Command.of(argv))
        .start();
    Registry registry = new Registry(dir, process, address);
    try {
      process.stderr().await("listening on", START_LIMIT);
      return registry;
    } catch (AssertionError e) {
      registry.close();
      throw e;
    }
  }

  /** {@code 127.0.0.1:PORT}, the first part of its images' references. */
  String address() {
    return address;
  }

  /** Has an image of a user's engine, which that engine then has by its old name only; its reference. */
  String take(PodUser user, String image, String name) {
    String reference = address + "/" + name;
    TestEngine engine = user.engine();
    engine.cli("tag", image, reference);
    if (engine.kind() == EngineKind.DOCKER) {
      engine.cli("push", reference);
    } else {
      engine.cli("push", "--tls-verify=false", reference);
      user.account()
          .install(
              ".config/containers/registries.conf",
              "[[registry]]\nlocation = \"" + address + "\"\ninsecure = true\n");
    }
    engine.cli("rmi", reference);
    return reference;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
    dir.close();
  }
}
