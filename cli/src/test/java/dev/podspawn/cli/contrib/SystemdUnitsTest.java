package dev.podspawn.cli.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd's own judgement of the units that we ship. */
class SystemdUnitsTest {
  private static final Path UNITS = Path.of("..", "contrib", "systemd");

  @TempDir
  private Path directory;

  @Test
  void systemdFindsNothingWrongWithTheTimer() throws IOException {
    verify("podspawn-cleanup.timer", "podspawn-cleanup.service");
  }

  @Test
  void systemdFindsNothingWrongWithTheSocket() throws IOException {
    verify("podspawn-podman.socket", "podspawn-podman.service");
  }

  private void verify(String... names) throws IOException {
    Assumptions.assumeTrue(
        HostQuirks.findProgram("systemd-analyze").isPresent(),
        "NOT TESTED: no systemd-analyze; apt-get install systemd");
    Command command = Command.of("systemd-analyze", "verify");
    for (String name : names) {
      // Neither podspawn nor its account need be here.
      String text = Files.readString(UNITS.resolve(name))
          .replace("/opt/podspawn/bin/podspawn", "/bin/true")
          .replace("SocketGroup=podspawn-engine", "SocketGroup=root");
      Files.writeString(directory.resolve(name), text);
      command = command.with(directory.resolve(name).toString());
    }
    Result result = command.run();
    assertThat(result.stderr()).isEmpty();
    assertThat(result.exit()).isZero();
  }
}
