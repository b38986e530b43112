package dev.podspawn.cli.contrib;

import dev.podspawn.cli.rules.Repository;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/** What looks like this machine, where a test may change everything: mount and process namespaces of its own. */
final class MachineCopy implements AutoCloseable {
  private final Path work;

  private MachineCopy(Path work) {
    this.work = work;
  }

  static MachineCopy make() {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can copy a machine");
    try {
      // Not below /opt or /tmp: the copy has its own.
      Path work = Files.createTempDirectory(Path.of("/var/tmp"), "podspawn-copy");
      Command.of("chmod", "0755", work.toString()).runOk();
      MachineCopy copy = new MachineCopy(work);
      copy.script("on-a-copy.sh");
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A directory that the machine and its copy share. */
  Path work() {
    return work;
  }

  /** Puts a script of the tests' into the work directory. */
  Path script(String name) {
    try (InputStream in = MachineCopy.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Files.writeString(work.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command in a copy of its own; everything in it ends with the command. */
  Command command(String... argv) {
    return Command.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
        .with("bash", work.resolve("on-a-copy.sh").toString(), work.toString())
        .with(Repository.root().toString())
        .with(argv)
        .timeout(Duration.ofMinutes(15));
  }

  /** A port that was free just now. */
  static String freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Command.of("rm", "-rf", work.toString()).run();
  }
}
