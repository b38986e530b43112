package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals to {@code spawn} end what it runs and give its lease back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private PodHost host;
  private PodUser alice;
  private SessionState state;

  @SuppressWarnings("NullAway.Init")
  SignalIT() {}

  @BeforeAll
  void setUp() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.addUser();
    state = new SessionState(host.installation(), alice);
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    Await.until("the login's end", PATIENCE, () -> spawns().isEmpty());
    alice.awaitNoContainer();
    assertThat(state.leases()).isEmpty();
    assertThat(state.rows()).isEmpty();
  }

  /** With another connection to the same session, the container stays, and with it all that was not ended. */
  @ParameterizedTest
  @ValueSource(strings = {"HUP", "TERM", "INT"})
  void aSignalEndsTheProgramAndGivesTheLeaseBack(String signal) {
    try (Running other = start("cat")) {
      Set<Long> before = spawns();
      try (Running login = start("exec sleep 1000")) {
        long spawn =
            spawns().stream().filter(pid -> !before.contains(pid)).findAny().orElseThrow();
        assertThat(state.leases()).hasSize(2);
        send(signal, spawn);
        Result result = login.result(PATIENCE);
        assertThat(result.exit()).as(result.toString()).isEqualTo(255);
      }
      Await.until("the lease's end", PATIENCE, () -> state.leases().size() == 1);
      assertThat(alice.run("ps | grep -c '[s]leep 1000'").stdout()).isEqualTo("0\n");
      assertThat(alice.containers()).hasSize(1);
      end(other);
    }
  }

  /** The Java runtime has it ignored, so that what ends a login is not a broken pipe to whatever else. */
  @Test
  void sigpipeItselfEndsNothing() {
    try (Running login = start("read end; exit 3")) {
      send("PIPE", spawns().iterator().next());
      end(login);
      assertThat(login.result(PATIENCE).exit()).isEqualTo(3);
    }
  }

  /** What SIGPIPE tells other programs: output that nobody takes any more. */
  @Test
  void outputThatNobodyTakesEndsTheProgram() {
    try (Running other = start("cat");
        Running login = start("exec yes")) {
      host.sshd().killAndRestart();
      assertThat(login.result(PATIENCE).exit()).isEqualTo(255);
      assertThat(other.result(PATIENCE).exit()).isEqualTo(255);
    }
  }

  private Running start(String command) {
    Running login = alice.ssh().start("echo ready; " + command);
    login.stdout().await("ready", PATIENCE);
    return login;
  }

  private static void send(String signal, long pid) {
    Command.of("kill", "-" + signal, Long.toString(pid)).runOk();
  }

  private static void end(Running login) {
    try {
      login.stdin().close();
    } catch (IOException e) {
      throw new AssertionError(login.describe(), e);
    }
    assertThat(login.waitFor(PATIENCE)).isTrue();
  }

  private Set<Long> spawns() {
    return SpawnProcesses.pids(host.installation());
  }
}
