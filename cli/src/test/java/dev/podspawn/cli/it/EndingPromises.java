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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way for a connection to end, in each mode: on rootless Podman all of the table, on the others each ending in one
 * mode, unless the property {@code podspawn.endings.all} is true.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EndingPromises {
  /** Longer than any test may take. */
  static final String LONG_GRACE = "  grace_period: 1h\n";

  static final Duration PATIENCE = Ending.PATIENCE;

  /** A login that has to wait for anything takes longer; one on a busy machine does not. */
  private static final Duration NORMAL_LOGIN =
      Duration.ofSeconds(Integer.getInteger("podspawn.login.seconds", 20));

  private static final String MARK = "mark" + ProcessHandle.current().pid();
  private static final String DETACHED = "sleep 9" + ProcessHandle.current().pid() + "9";
  private static final String PROGRAM = ": " + MARK + "; setsid " + DETACHED
      + " >/dev/null 2>&1 & echo >/tmp/mark; echo ready $SSH_CLIENT; read end; exit 3";

  final EngineKind kind;
  PodHost host;
  PodUser alice;
  SessionState state;

  @SuppressWarnings("NullAway.Init")
  EndingPromises(EngineKind kind) {
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
    assertThat(ours()).isEmpty();
  }

  Stream<Arguments> endings() {
    boolean every =
        kind == EngineKind.ROOTLESS_PODMAN || Boolean.getBoolean("podspawn.endings.all");
    List<Arguments> all = new ArrayList<>();
    List<SessionMode> modes = List.of(SessionMode.values());
    int next = 0;
    for (Ending ending : Ending.values()) {
      for (SessionMode mode : every ? modes : List.of(modes.get(next++ % modes.size()))) {
        all.add(Arguments.of(ending, mode));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("endings")
  void theContainerIsAsItsModePromisesAndTheNextLoginWorks(Ending ending, SessionMode mode) {
    configure(mode, LONG_GRACE);
    try (Running login = ending.client(host, alice).start(PROGRAM)) {
      login.stdout().await("\n", PATIENCE);
      Await.until("a process on its own", PATIENCE, () -> detached() == 1);
      ending.of(host, alice, login);
    }
    if (!ending.clearsAway()) {
      cleanUp();
    }
    boolean stays = mode != SessionMode.DESTROY_ON_DISCONNECT && ending.sparesContainer(kind);
    String waiting = mode == SessionMode.GRACE_PERIOD ? " waiting" : "";
    assertThat(alice.containers()).hasSize(stays ? 1 : 0);
    assertThat(alice.networks()).hasSize(stays && kind != EngineKind.ROOTLESS_PODMAN ? 1 : 0);
    assertThat(state.leases()).isEmpty();
    assertThat(state.rows())
        .isEqualTo(stays ? List.of(alice.name() + " " + mode.word() + waiting) : List.of());
    assertThat(ours()).isEmpty();
    Await.until("the program's end", PATIENCE, () -> running(MARK).isEmpty());
    assertThat(detached()).isEqualTo(stays ? 1 : 0);

    long start = System.nanoTime();
    Result next = alice.run("ls /tmp/mark; exit 4");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(NORMAL_LOGIN);
    assertThat(next.exit()).as(next.toString()).isEqualTo(4);
    assertThat(next.stdout()).isEqualTo(stays ? "/tmp/mark\n" : "");
  }

  /** By a word in their command lines; those in containers too, and never the client. */
  private static List<Processes.Info> running(String word) {
    return Processes.ofUsers(uid -> true).stream()
        .filter(info -> !info.commandLine().startsWith("ssh "))
        .filter(info -> info.commandLine().contains(word))
        .toList();
  }

  /** Before setsid(1) has become sleep(1) it may still be in its login's session. */
  private static long detached() {
    return running(DETACHED).stream()
        .filter(info -> info.commandLine().equals(DETACHED))
        .count();
  }

  /** Every process of podspawn's but the shell that waits for the end of grace periods. */
  private List<Processes.Info> ours() {
    return Processes.about(host.installation().home()).stream()
        .filter(info -> !isSleeper(info))
        .toList();
  }

  /** The shells that wait for the end of grace periods, or have become {@code podspawn cleanup}. */
  List<Processes.Info> sleepers() {
    return Processes.about(host.installation().home()).stream()
        .filter(EndingPromises::isSleeper)
        .toList();
  }

  private static boolean isSleeper(Processes.Info info) {
    return info.commandLine().contains(" cleanup --next ");
  }

  void configure(SessionMode mode, String more) {
    host.installation().configure("session:\n  mode: " + mode.word() + "\n" + more);
  }

  void cleanUp() {
    host.installation().cleanUp(alice);
  }
}
