package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What real logins leave behind where they are recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecordingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path ASCIINEMA = Path.of("/usr/bin/asciinema");

  /** Characters of two, three and four bytes, one of them in three pieces; a size; more than a window holds. */
  private static final String SHOWS = "trap 'stty size; seen=1' WINCH; stty -echo; echo password?;"
      + " read typed; echo \"grüße €\"; printf '\\360\\237'; sleep 0.3; printf '\\230';"
      + " sleep 0.3; printf '\\200\\033[31mred\\033[0m\\n'; echo ready;"
      + " while [ -z \"$seen\" ]; do sleep 0.1; done; seq 1 30000; exit 3";

  private static final String COUNTS =
      "i=0; while :; do echo \"line $i é\"; i=$((i+1)); sleep 0.02; done";

  private PodHost host;
  private PodUser alice;
  private Recordings recordings;

  @SuppressWarnings("NullAway.Init")
  RecordingIT() {}

  @BeforeAll
  void setUp() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.addUser();
    recordings = new Recordings(host.installation(), alice);
  }

  @BeforeEach
  void forget() {
    Command.of("rm", "-rf", recordings.directory().toString()).runOk();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void aTerminalsRecordingIsByteForByteWhatTheClientSaw() throws IOException {
    record("tty");
    byte[] seen;
    try (TerminalDriver terminal = terminal(SHOWS)) {
      terminal.expect("password?", PATIENCE);
      terminal.enter("correct horse");
      terminal.expect("ready", PATIENCE);
      terminal.resize(40, 132).expect("40 132", PATIENCE);
      assertThat(terminal.waitForExit(PATIENCE)).isEqualTo(3);
      seen = terminal.bytes();
    }
    assertThat(new String(seen, StandardCharsets.UTF_8))
        .contains("grüße €\r\n😀\u001b[31mred", "40 132\r\n", "\r\n29999\r\n30000\r\n");
    Path file = recordings.only();
    assertThat(Recordings.said(file, "o")).isEqualTo(seen);
    assertThat(Recordings.said(file, "r")).asString().isEqualTo("132x40");
    assertThat(Files.readString(file))
        .startsWith("{\"version\":2,\"width\":100,\"height\":30,")
        .doesNotContain("correct horse");
    assertThat(stat(file)).isEqualTo("600 " + alice.name());
    assertThat(stat(recordings.directory())).isEqualTo("700 " + alice.name());
    Podspawn podspawn = new Podspawn(host.installation());
    String[] replay = {"replay", "--speed", "1000000", file.toString()};
    assertThat(podspawn.run(replay).ok().stdoutBytes()).isEqualTo(seen);
    assertThat(podspawn.runAs(alice.account(), replay).ok().stdoutBytes()).isEqualTo(seen);
    assertAsciinemaAgrees(file, seen);
  }

  private void assertAsciinemaAgrees(Path file, byte[] seen) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(ASCIINEMA), "NOT TESTED: no asciinema; run 'apt-get install asciinema'");
    Path out = host.installation().file("asciinema.out");
    String script = "HOME=$(dirname \"$2\") asciinema cat \"$1\" >\"$2\"";
    try (TerminalDriver cat = TerminalDriver.start(
        List.of("sh", "-c", script, "sh", file.toString(), out.toString()),
        TerminalDriver.environment(),
        24,
        80)) {
      assertThat(cat.waitForExit(PATIENCE)).as(cat.transcript()).isZero();
    }
    assertThat(Files.readAllBytes(out)).isEqualTo(seen);
  }

  @Test
  void theRecordingOfAKilledSpawnHasAllThatTheClientSaw() throws IOException {
    record("tty");
    String seen;
    try (TerminalDriver terminal = terminal(COUNTS)) {
      terminal.expect("line 50 é", PATIENCE);
      for (long pid : SpawnProcesses.pids(host.installation())) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
      assertThat(terminal.waitForExit(PATIENCE)).isNotZero();
      seen = withoutTheHostsShell(terminal.transcript());
    }
    Path file = recordings.only();
    assertThat(Files.readString(file)).endsWith("]\n");
    String recorded = new String(Recordings.said(file, "o"), StandardCharsets.UTF_8);
    assertThat(recorded).startsWith(seen);
    assertThat(seen).endsWith("é\r\n");
    Result replay =
        new Podspawn(host.installation()).run("replay", "--idle-limit", "0", file.toString());
    assertThat(replay.ok().stdout()).isEqualTo(recorded);
    assertThat(replay.stderr()).isEmpty();
    host.installation().cleanUp(alice);
    alice.awaitNoContainer();
  }

  /** The account's own shell, which runs the forced command, tells how that ended. */
  private static String withoutTheHostsShell(String seen) {
    int told = seen.lastIndexOf("Killed");
    return told < 0 ? seen : seen.substring(0, told);
  }

  @Test
  void theModeSaysWhatIsRecorded() {
    for (String mode : List.of("off", "tty")) {
      record(mode);
      assertThat(alice.run("exit 3").exit()).isEqualTo(3);
      assertThat(recordings.all()).as(mode).isEmpty();
    }
    record("all");
    Result result = alice.run("echo out; echo err >&2; exit 3");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.stdout()).isEqualTo("out\n");
    alice.run("internal-sftp");
    assertThat(new String(Recordings.said(recordings.only(), "o"), StandardCharsets.UTF_8))
        .isIn("out\nerr\n", "err\nout\n");
  }

  @Test
  void whatCannotBeRecordedIsShownUnlessItHasToBe() throws IOException {
    Command.of("touch", recordings.directory().toString()).runOk();
    record("all");
    assertThat(alice.run("exit 3").exit()).isEqualTo(3);
    record("all\n  record_required: true");
    Result refused = alice.run("echo shown");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr())
        .startsWith("PS1421 could not go on: ")
        .doesNotContain(host.installation().state().toString());
    alice.awaitNoContainer();
  }

  /** With a service account, nobody who logs in can read it, let alone change it. */
  @Test
  void aServiceAccountKeepsRecordingsToItself() {
    try (PodHost shared = PodHost.start(EngineKind.ROOTFUL_PODMAN)) {
      PodUser bob = shared.addUser();
      shared.installation().configure("session:\n  record: all\n");
      assertThat(bob.run("echo out").ok().stdout()).isEqualTo("out\n");
      Path file = new Recordings(shared.installation(), bob).only();
      assertThat(Recordings.said(file, "o")).asString().isEqualTo("out\n");
      assertThat(stat(file)).startsWith("600 ").isNotEqualTo("600 " + bob.name());
      for (String access : List.of("cat \"$1\"", "echo >>\"$1\"", "ls \"${1%/*}\"")) {
        Result tried =
            bob.account().command("sh", "-c", access, "sh", file.toString()).run();
        assertThat(tried.exit()).as(access).isNotZero();
        assertThat(tried.stderr()).as(access).contains("ermission denied");
      }
    }
  }

  private void record(String mode) {
    host.installation().configure("session:\n  record: " + mode + "\n");
  }

  private TerminalDriver terminal(String script) {
    return TerminalDriver.start(
        alice.ssh().with("-tt", "-e", "none").argv(script), TerminalDriver.environment(), 30, 100);
  }

  private static String stat(Path file) {
    return Command.of("stat", "-c", "%a %U", file.toString()).runOk().stdout().strip();
  }
}
