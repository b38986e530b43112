package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.terminal.Key;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a login on a terminal promises on every engine; a person's typing, through ssh on a real terminal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TerminalPromises {
  private static final Duration LOGIN = Duration.ofSeconds(60);

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;

  @SuppressWarnings("NullAway.Init")
  TerminalPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    host.installation().configure(configuration());
    alice = host.addUser();
  }

  /** Lines of the configuration besides the tests' usual ones. */
  protected String configuration() {
    return "";
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void theShellsTerminalHasTheClientsSizeAndFollowsIt() {
    try (TerminalDriver terminal = shell(33, 99)) {
      terminal.enter("stty size").expect("33 99\r\n");
      terminal.resize(20, 70);
      terminal.enter("while [ \"$(stty size)\" != '20 70' ]; do :; done; echo follow''ed");
      terminal.expect("followed");
      assertThat(terminal.enter("exit 6").waitForExit()).isEqualTo(6);
    }
    assertThat(alice.containers()).isEmpty();
  }

  @Test
  void theTerminalHasTheClientsModes() {
    assumeTrue(
        !configuration().contains("direct"), "an engine's own terminals have modes of their own");
    String[] ssh = alice.ssh().with("-tt").argv("stty -a").toArray(String[]::new);
    List<String> client = new ArrayList<>(List.of("sh", "-c"));
    client.addAll(List.of("stty erase ^H kill undef iutf8 -ixon; exec \"$@\"", "sh"));
    client.addAll(List.of(ssh));
    try (TerminalDriver terminal =
        TerminalDriver.start(client, TerminalDriver.environment(), 24, 80)) {
      terminal.expect("erase = ^H", LOGIN);
      List<String> modes = List.of(
          "kill = <undef>",
          " icrnl",
          " -ixon",
          " iutf8",
          "\nopost",
          " onlcr",
          "\nisig",
          " icanon",
          " echo ");
      for (String mode : modes) {
        terminal.expect(mode);
      }
      assertThat(terminal.waitForExit()).isZero();
    }
  }

  @Test
  void ctrlCInterruptsTheProgramAndNotTheSession() {
    try (TerminalDriver terminal = shell(24, 80)) {
      // The program tells: between it and a shell's own echo, a shell would be interrupted.
      terminal.enter("sh -c 'echo sleep\"\"ing; exec sleep 100'").expect("sleeping");
      terminal.key(Key.CTRL_C).enter("echo still $((40 + 2))").expect("still 42");
      assertThat(terminal.enter("exit 0").waitForExit()).isZero();
    }
  }

  @Test
  void everyKeyIsTheProgramsOwn() {
    try (TerminalDriver terminal = shell(24, 80)) {
      terminal.enter(
          "stty raw -echo; echo read''y; dd bs=1 count=6 2>/dev/null | od -An -tx1; stty sane");
      terminal.expect("ready");
      terminal.send(new byte[] {0x10, 0x11, 0x13, 0x03, 0x1a, 0x1c});
      terminal.expect("10 11 13 03 1a 1c");
      assertThat(terminal.enter("exit 0").waitForExit()).isZero();
    }
  }

  @Test
  void textInAnyAlphabetPassesBothWays() {
    try (TerminalDriver terminal = shell(24, 80)) {
      terminal.enter("stty -echo; read -r line; echo \"[$line]\"");
      terminal
          .enter("gr\u00fc\u00df \u6587\u5b57 \ud83d\ude80")
          .expect("[gr\u00fc\u00df \u6587\u5b57 \ud83d\ude80]");
      assertThat(terminal.enter("exit 0").waitForExit()).isZero();
    }
  }

  @Test
  void aCommandMayHaveATerminalToo() {
    try (TerminalDriver terminal = TerminalDriver.start(
        alice.ssh().with("-tt").argv("tty && stty size; exit 3"),
        TerminalDriver.environment(),
        30,
        60)) {
      terminal.expect("/dev/", LOGIN);
      terminal.expect("30 60");
      assertThat(terminal.waitForExit()).isEqualTo(3);
    }
  }

  @Test
  void aClosedTerminalEndsTheSession() {
    try (TerminalDriver terminal = shell(24, 80)) {
      assertThat(alice.containers()).hasSize(1);
    }
    alice.awaitNoContainer();
  }

  private TerminalDriver shell(int rows, int columns) {
    TerminalDriver terminal = TerminalDriver.start(
        alice.ssh().with("-tt").argv(), TerminalDriver.environment(), rows, columns);
    terminal.enter("echo logged''in").expect("loggedin", LOGIN);
    return terminal;
  }
}
