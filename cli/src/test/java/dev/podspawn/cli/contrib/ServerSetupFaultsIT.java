package dev.podspawn.cli.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.rules.Repository;
import dev.podspawn.fixtures.proc.Result;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Set-up with a failure before and after each of its changes, killed in between, done twice, and undone: after each the
 * machine is byte for byte as it was.
 */
class ServerSetupFaultsIT {
  @ParameterizedTest
  @CsvSource({"rootless, 26", "block, 26", "docker, 36", "systemd, 44"})
  void allOrNothing(String kind, int fewest) {
    try (MachineCopy copy = MachineCopy.make()) {
      Result result = copy.command("bash", copy.script("setup-faults.sh").toString())
          .with(Repository.root().resolve("cli/target/podspawn").toString())
          .with(Repository.root().resolve("cli/target/test-classes").toString(), kind)
          .run();
      List<String> verdicts = result.lines().stream()
          .filter(line -> line.startsWith("same") || line.startsWith("DIFFERS"))
          .toList();
      assertThat(verdicts).as(result.toString()).allMatch(line -> line.startsWith("same after "));
      assertThat(verdicts.stream().filter(line -> line.startsWith("same after failure PS1606")))
          .as(result.toString())
          .hasSizeGreaterThanOrEqualTo(fewest);
      assertThat(verdicts).as(result.toString()).contains("same after twice", "same after undo");
      assertThat(verdicts.stream().filter(line -> line.startsWith("same after killed at")))
          .as(result.toString())
          .hasSizeGreaterThanOrEqualTo(fewest / 7);
      assertThat(result.exit()).as(result.toString()).isZero();
    }
  }
}
