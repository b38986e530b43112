package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
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
    Running process = Command.of("docker-registry", "serve", config.toString()).start();
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
