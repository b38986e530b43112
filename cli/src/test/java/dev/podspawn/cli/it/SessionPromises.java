package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.Processes;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When containers go, on every engine: each way for a connection to end, in each mode. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SessionPromises {
  /** Longer than any test may take. */
  private static final String LONG_GRACE = "  grace_period: 1h\n";

  /** Names the processes of the login before that are left after ten seconds; the pattern does not match itself. */
  private static final String LEFT =
      "i=0; while grep -q 'read e[n]d' /proc/[0-9]*/cmdline 2>/dev/null"
          + " && [ $i -lt 10 ]; do i=$((i+1)); sleep 1; done;"
          + " grep -l 'read e[n]d' /proc/[0-9]*/cmdline 2>/dev/null;";

  private static final Duration PATIENCE = Ending.PATIENCE;
  private static final int LOGINS = Integer.getInteger("podspawn.simultaneous.logins", 12);

  private static final int RECONNECTS = Integer.getInteger("podspawn.reconnects", 5);

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;
  private SessionState state;

  @SuppressWarnings("NullAway.Init")
  SessionPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
    state = new SessionState(host.installation(), alice);
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  /** A mode that keeps containers would hand them to the next test. */
  @AfterEach
  void nothingIsLeft() {
    host.installation().configure("");
    for (String container : alice.containers()) {
      alice.engine().remove(container);
    }
    cleanUp();
    assertThat(alice.containers()).isEmpty();
    assertThat(alice.networks()).isEmpty();
    assertThat(state.rows()).isEmpty();
    assertThat(state.leases()).isEmpty();
  }

  static Stream<Arguments> endings() {
    List<Arguments> all = new ArrayList<>();
    for (SessionMode mode : SessionMode.values()) {
      for (Ending ending : Ending.values()) {
        all.add(Arguments.of(ending, mode));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("endings")
  void theContainerIsAsItsModePromisesAndTheNextLoginWorks(Ending ending, SessionMode mode) {
    configure(mode, LONG_GRACE);
    try (Running login = alice.ssh().start("echo >/tmp/mark; echo ready; read end; exit 3")) {
      login.stdout().await("ready", PATIENCE);
      ending.of(host, alice, login);
    }
    if (ending == Ending.SPAWN_KILLED) {
      cleanUp();
    }
    boolean stays = mode != SessionMode.DESTROY_ON_DISCONNECT && ending != Ending.CONTAINER_KILLED;
    String waiting = mode == SessionMode.GRACE_PERIOD ? " waiting" : "";
    assertThat(alice.containers()).hasSize(stays ? 1 : 0);
    assertThat(state.leases()).isEmpty();
    assertThat(state.rows())
        .isEqualTo(stays ? List.of(alice.name() + " " + mode.word() + waiting) : List.of());

    Result next = alice.run("ls /tmp/mark; " + LEFT + " exit 4");
    assertThat(next.exit()).as(next.toString()).isEqualTo(4);
    assertThat(next.stdout()).isEqualTo(stays ? "/tmp/mark\n" : "");
  }

  @Test
  void theSleeperEndsAGracePeriodWithNobodysHelp() {
    configure(SessionMode.GRACE_PERIOD, "  grace_period: 2s\n");
    alice.run("echo >/tmp/mark").ok();
    alice.awaitNoContainer();
    Await.until("the record's end", PATIENCE, () -> state.rows().isEmpty());
    assertThat(alice.run("ls /tmp/mark").exit()).isNotZero();
    alice.awaitNoContainer();
  }

  @Test
  void whoComesBackWithinTheGracePeriodIsNotThrownOutAtItsEnd() {
    configure(SessionMode.GRACE_PERIOD, "  grace_period: 2s\n");
    alice.run("true").ok();
    try (Running login = alice.ssh().start("echo ready; read end; exit 3")) {
      login.stdout().await("ready", PATIENCE);
      Await.until("the sleeper's look", PATIENCE, () -> sleepers().isEmpty());
      assertThat(login.isAlive()).isTrue();
      assertThat(alice.containers()).hasSize(1);
      Ending.CLEAN_EXIT.of(host, alice, login);
    }
    alice.awaitNoContainer();
    Await.until("the record's end", PATIENCE, () -> state.rows().isEmpty());
  }

  @Test
  void simultaneousFirstLoginsMakeOneContainerAndAllAreAnswered() {
    configure(SessionMode.DESTROY_ON_DISCONNECT, "");
    List<Running> logins = new ArrayList<>();
    try {
      for (int i = 0; i < LOGINS; i++) {
        logins.add(
            alice.ssh().start("hostname; cat /proc/1/stat | cut -d' ' -f22; read end; exit " + i));
      }
      for (Running login : logins) {
        login.stdout().await("\n", Duration.ofMinutes(3));
      }
      assertThat(alice.containers()).hasSize(1);
      for (int i = 0; i < LOGINS; i++) {
        assertEnds(logins.get(i), i);
      }
    } finally {
      logins.forEach(Running::close);
    }
    alice.awaitNoContainer();
    assertThat(state.rows()).isEmpty();
  }

  /** A login takes about a second until it looks for its container: just when the one before is cleared away. */
  @Test
  void aReconnectAtTheEndOfTheGracePeriodNeverFails() {
    configure(SessionMode.GRACE_PERIOD, "  grace_period: 1s\n");
    for (int i = 0; i < RECONNECTS; i++) {
      Result result = alice.run("echo here; exit 7");
      assertThat(result.exit()).as(result.toString()).isEqualTo(7);
      assertThat(result.stdout()).isEqualTo("here\n");
      assertThat(result.stderr()).isEmpty();
    }
    alice.awaitNoContainer();
    Await.until("the record's end", PATIENCE, () -> state.rows().isEmpty());
  }

  @Test
  void aPersistentHomeOutlivesItsContainer() {
    configure(SessionMode.PERSISTENT, "");
    alice.run("echo mine >\"$HOME/kept\"; echo >/tmp/mark").ok();
    alice.engine().remove("podspawn-" + alice.name());
    Result next = alice.run("cat \"$HOME/kept\"; stat -c %U:%a \"$HOME\"; id -un; ls /tmp/mark");
    assertThat(next.lines()).containsExactly("mine", "root:700", "root");
    assertThat(alice.run("rm \"$HOME/kept\" && ls -A \"$HOME\" | grep -c kept").stdout())
        .isEqualTo("0\n");
  }

  @Test
  void oneSleeperIsEnoughForManyLogins() {
    configure(SessionMode.GRACE_PERIOD, LONG_GRACE);
    for (int i = 0; i < 4; i++) {
      alice.run("true").ok();
    }
    Await.until("a single sleeper", PATIENCE, () -> sleepers().size() == 1);
    ProcessHandle.of(sleepers().get(0).pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** The shells that wait for the end of grace periods, or have become {@code podspawn cleanup}. */
  private List<Processes.Info> sleepers() {
    return Processes.about(host.installation().home()).stream()
        .filter(info -> info.commandLine().contains(" cleanup --next "))
        .toList();
  }

  private static void assertEnds(Running login, int status) {
    try {
      login.stdin().close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Result result = login.result(PATIENCE);
    assertThat(result.exit()).as(result.toString()).isEqualTo(status);
    assertThat(result.stderr()).isEmpty();
  }

  private void configure(SessionMode mode, String more) {
    host.installation().configure("session:\n  mode: " + mode.word() + "\n" + more);
  }

  private void cleanUp() {
    host.installation().cleanUp(alice);
  }
}
