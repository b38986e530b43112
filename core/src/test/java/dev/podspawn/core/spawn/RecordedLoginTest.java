package dev.podspawn.core.spawn;

import static dev.podspawn.core.spawn.LoginBench.ALICE;
import static dev.podspawn.core.spawn.LoginBench.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.record.Recorder;
import dev.podspawn.core.record.RecordingRules;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins that are recorded. */
class RecordedLoginTest {
  @TempDir
  private Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(IMAGE);
  private final CapturedLog log = new CapturedLog();

  @Test
  void bothOutputsAndTheCommandAreRecordedAndTheInputIsNot() throws IOException {
    LoginBench bench = bench(0).stdin("secret\n");
    assertThat(bench.run("read x; echo out; echo err >&2; exit 7")).isEqualTo(new ExitStatus(7));
    assertThat(bench.out()).isEqualTo("out\n");
    List<String> lines = lines();
    assertThat(lines.get(0))
        .contains(
            "\"width\":80,\"height\":24,",
            "\"command\":\"read x; echo out; echo err >&2; exit 7\"");
    assertThat(lines.subList(1, lines.size()))
        .hasSize(2)
        .anyMatch(line -> line.endsWith("\"o\",\"out\\u000a\"]"))
        .anyMatch(line -> line.endsWith("\"o\",\"err\\u000a\"]"));
    assertThat(String.join("\n", lines)).doesNotContain("secret");
  }

  @Test
  void whatHasToBeRecordedAndCannotBeIsNotEvenStarted() throws IOException {
    LoginBench bench = bench(0);
    Files.writeString(recordings(), "in the way");
    assertThatThrownBy(() -> bench.run("true"))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1421 ");
    assertThat(engine.execs()).isEmpty();
    assertThat(engine.containers()).isEmpty();
  }

  @Test
  void aRecordingThatIsFullEndsALoginThatHasToBeRecorded() {
    LoginBench bench = bench(400);
    assertThatThrownBy(() -> bench.run("while :; do echo more; sleep 0.01; done"))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1421 ");
    assertThat(engine.execs())
        .singleElement()
        .satisfies(exec -> assertThat(exec.closed()).isTrue());
    assertThat(engine.containers()).isEmpty();
  }

  private LoginBench bench(long mostBytes) {
    LoginBench bench = new LoginBench(engine, stateDir);
    bench.recorder = Optional.of(new Recorder(
        StateDirectory.open(stateDir, ALICE),
        new RecordingRules(true, mostBytes, Optional.empty()),
        bench.clock,
        System::nanoTime,
        log));
    return bench;
  }

  private Path recordings() {
    return stateDir.resolve("users").resolve(ALICE.text()).resolve("recordings");
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(recordings())) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }
}
