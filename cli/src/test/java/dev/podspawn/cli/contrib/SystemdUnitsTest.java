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
    Assumptions.assumeTrue(
        HostQuirks.findProgram("systemd-analyze").isPresent(),
        "NOT TESTED: no systemd-analyze; apt-get install systemd");
    for (String name : new String[] {"podspawn-cleanup.service", "podspawn-cleanup.timer"}) {
      // podspawn itself need not be installed here.
      String text =
          Files.readString(UNITS.resolve(name)).replace("/opt/podspawn/bin/podspawn", "/bin/true");
      Files.writeString(directory.resolve(name), text);
    }
    Result result = Command.of("systemd-analyze", "verify")
        .with(directory.resolve("podspawn-cleanup.timer").toString())
        .with(directory.resolve("podspawn-cleanup.service").toString())
        .run();
    assertThat(result.stderr()).isEmpty();
    assertThat(result.exit()).isZero();
  }
}
