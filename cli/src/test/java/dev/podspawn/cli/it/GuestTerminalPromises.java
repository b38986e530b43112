package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.image.TestImage;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.terminal.Key;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What podspawn-guest makes true of logins on a terminal, in containers of every kind of image. The system property
 * {@code podspawn.guest.sizes} says how often the first size is looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuestTerminalPromises {
  private static final int SIZES = Integer.getInteger("podspawn.guest.sizes", 2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LINES = 16384;

  /** A MiB, in lines as a person's editor would have them. */
  private static final String PASTE =
      "0123456789 a line of 64 bytes in all, with its end, is pasted.\n";

  private final EngineKind kind;
  private ImagesHost host;

  @SuppressWarnings("NullAway.Init")
  GuestTerminalPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = ImagesHost.start(kind);
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @EnumSource(TestImage.class)
  void aPasteBlocksNothing(TestImage image) {
    inContainerOf(image, alice -> {
      assertArrivesWhole(alice, PASTE.repeat(LINES));
      assertNobodyNeedsToRead(alice, PASTE.repeat(LINES));
    });
  }

  /** head and not cat: busybox's uses sendfile(2), which holds a terminal's last line back on any Linux. */
  private static void assertArrivesWhole(PodUser alice, String paste) {
    try (TerminalDriver terminal =
        terminal(alice, "stty -echo; echo ready; head -n " + LINES + " | sha256sum")) {
      terminal.expect("ready", PATIENCE);
      terminal.type(paste).expect(sha256(paste), PATIENCE);
      assertThat(terminal.waitForExit(PATIENCE)).isZero();
    }
  }

  private static void assertNobodyNeedsToRead(PodUser alice, String paste) {
    String script =
        "echo ready; until [ -e /go ]; do sleep 0.1; done; rm /go; echo 'not read'; exit 4";
    try (TerminalDriver terminal = terminal(alice, script)) {
      terminal.expect("ready", PATIENCE);
      terminal.type(paste);
      alice.run("echo >/go").ok();
      terminal.expect("not read", PATIENCE);
      assertThat(terminal.waitForExit(PATIENCE)).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(TestImage.class)
  void theFirstSizeIsRight(TestImage image) {
    inContainerOf(image, alice -> {
      for (int i = 1; i <= SIZES; i++) {
        List<String> login = host.overHolder().with("-tt").argv("stty size");
        try (TerminalDriver terminal =
            TerminalDriver.start(login, TerminalDriver.environment(), 33, 100 + i)) {
          assertThat(terminal.waitForExit(PATIENCE)).isZero();
          assertThat(terminal.transcript()).as("login %d", i).isEqualTo("33 " + (100 + i) + "\r\n");
        }
      }
    });
  }

  @ParameterizedTest
  @EnumSource(TestImage.class)
  void aProgramHearsOfSizesAndKeys(TestImage image) {
    inContainerOf(image, alice -> {
      assertHearsOfSizes(alice);
      assertReadsKeys(alice);
      assertPersonInterruptsAndLogsOut(alice);
    });
  }

  private static void assertHearsOfSizes(PodUser alice) {
    String tellsSizes = "trap 'stty size' WINCH; trap 'echo interrupted; exit 6' INT; echo ready;"
        + " while :; do sleep 0.1; done";
    try (TerminalDriver terminal = terminal(alice, tellsSizes)) {
      terminal.expect("ready", PATIENCE);
      terminal.resize(20, 70).expect("20 70", PATIENCE);
      terminal.key(Key.CTRL_C).expect("interrupted", PATIENCE);
      assertThat(terminal.waitForExit(PATIENCE)).isEqualTo(6);
    }
  }

  private static void assertReadsKeys(PodUser alice) {
    String readsKeys = "stty raw -echo; echo ready; head -c 5 | od -An -v -tx1; exit 8";
    try (TerminalDriver terminal = terminal(alice, readsKeys)) {
      terminal.expect("ready", PATIENCE);
      terminal.send(new byte[] {0x10, 0x11, 0x03, 0x04, 0x1a});
      terminal.expect("10 11 03 04 1a", PATIENCE);
      assertThat(terminal.waitForExit(PATIENCE)).isEqualTo(8);
    }
  }

  private static void assertPersonInterruptsAndLogsOut(PodUser alice) {
    try (TerminalDriver terminal = TerminalDriver.start(
        alice.ssh().with("-tt").argv(), TerminalDriver.environment(), 24, 80)) {
      // The program tells: between it and a shell's own echo, a shell would be interrupted.
      terminal.enter("sh -c 'echo sleep\"\"ing; exec sleep 1000'").expect("sleeping", PATIENCE);
      terminal.key(Key.CTRL_C).enter("echo still $((40 + 2))").expect("still 42", PATIENCE);
      // A shell sets its terminal up before it prompts.
      terminal.expect("# ", PATIENCE);
      assertThat(terminal.key(Key.CTRL_D).waitForExit(PATIENCE)).isZero();
    }
  }

  private void inContainerOf(TestImage image, Consumer<PodUser> test) {
    try (Running holder = host.hold(image)) {
      test.accept(host.alice());
      host.release(holder);
    }
  }

  /** Without ssh's own escape character, which a paste could contain. */
  private static TerminalDriver terminal(PodUser alice, String script) {
    return TerminalDriver.start(
        alice.ssh().with("-tt", "-e", "none").argv(script), TerminalDriver.environment(), 24, 80);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
