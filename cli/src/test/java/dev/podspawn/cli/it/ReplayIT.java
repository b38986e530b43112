package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.terminal.Key;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code podspawn replay} as a person uses it. */
final class ReplayIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HEADER = "{\"version\":2,\"width\":80,\"height\":24}\n";

  private Installation installation;

  @SuppressWarnings("NullAway.Init")
  ReplayIT() {}

  @BeforeEach
  void setUp() {
    installation = Installation.make();
  }

  @AfterEach
  void tearDown() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void ctrlCEndsItWherePatienceDoes() throws IOException {
    Path file = cast("[0,\"o\",\"first \"]\n[3600,\"o\",\"second\"]\n");
    try (TerminalDriver terminal = TerminalDriver.start(
        podspawn().command("replay", file.toString()).argv(),
        TerminalDriver.environment(),
        24,
        80)) {
      terminal.expect("first ", PATIENCE);
      terminal.key(Key.CTRL_C);
      assertThat(terminal.waitForExit(PATIENCE)).isZero();
      assertThat(terminal.transcript()).doesNotContain("second", "PS1");
    }
  }

  @Test
  void pausesAreShortenedOnRequest() throws IOException {
    Path file = cast("[3600,\"o\",\"a\"]\n[7200,\"o\",\"é\"]\n");
    assertThat(run("--idle-limit", "0.01", file.toString()).ok().stdout()).isEqualTo("aé");
  }

  @Test
  void aDamagedFileIsToldWithItsLineAndAnUnfinishedOneIsPlayed() throws IOException {
    Result damaged = run(cast("[0,\"o\",\"a\"]\n[0,\"o\",\n[0,\"o\",\"b\"]\n").toString());
    assertThat(damaged.exit()).isEqualTo(1);
    assertThat(damaged.stdout()).isEqualTo("a");
    assertThat(damaged.stderr()).startsWith("PS1422 could not play ").contains(": line 3: ");
    Result unfinished = run(cast("[0,\"o\",\"a\"]\n[0,\"o\",\"b").toString());
    assertThat(unfinished.ok().stdout()).isEqualTo("a");
    assertThat(unfinished.stderr()).startsWith("podspawn: the last line is unfinished");
  }

  @Test
  void wrongUsageIsToldAsSuch() throws IOException {
    String file = cast("").toString();
    assertThat(run().exit()).isEqualTo(2);
    assertThat(run("--speed", "0", file).exit()).isEqualTo(2);
    assertThat(run("--speed", "fast", file).exit()).isEqualTo(2);
    assertThat(run("--idle-limit", "-1", file).exit()).isEqualTo(2);
    assertThat(run("/nowhere.cast").exit()).isEqualTo(1);
  }

  private Path cast(String events) throws IOException {
    return Files.writeString(installation.file("a.cast"), HEADER + events);
  }

  private Result run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "replay";
    System.arraycopy(words, 0, all, 1, words.length);
    return podspawn().run(all);
  }

  private Podspawn podspawn() {
    return new Podspawn(installation);
  }
}
