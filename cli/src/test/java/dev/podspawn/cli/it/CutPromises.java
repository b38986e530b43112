package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.Processes;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that is cut leaves nothing of itself in the container; the session's others go on untouched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CutPromises {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Five seconds are promised; a machine that does other work besides may take longer. */
  private static final Duration GONE =
      Duration.ofSeconds(Integer.getInteger("podspawn.cut.seconds", 15));

  private static final long MARK = 100_000 + ProcessHandle.current().pid() % 100_000;
  private static final List<Integer> ATTACHED = List.of(1, 2);

  /** Besides an obedient child: one that only SIGKILL ends, one that ignores SIGHUP, one of a session of its own. */
  private static final String PROGRAM = "sleep " + MARK + "1 &"
      + " sh -c 'trap : HUP; trap \"\" TERM; while :; do sleep " + MARK + "2; done' &"
      + " (trap '' HUP; exec sleep " + MARK + "8) & setsid sleep " + MARK + "9 &"
      + " echo ready; exec cat";

  private static final String COMMAND_LINES =
      "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline | sed 's/ $//'; echo; done";

  private final EngineKind kind;

  /** What ignores SIGHUP goes under gVisor, whose /proc does not tell that. */
  private final List<Integer> detached;

  private PodHost host;
  private PodUser alice;

  @SuppressWarnings("NullAway.Init")
  CutPromises(EngineKind kind) {
    this.kind = kind;
    this.detached = kind == EngineKind.GVISOR ? List.of(9) : List.of(8, 9);
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    if (kind == EngineKind.GVISOR) {
      host.installation().configure("security:\n  pids_limit: 2048\n");
    }
    alice = host.addUser();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-T", "-tt"})
  void aKilledClient(String terminal) {
    try (Running other = holdSession();
        Running login = alice.ssh().with(terminal).start(PROGRAM)) {
      awaitPrograms(login);
      login.kill();
      assertOnlyTheDetachedStay(other);
    }
    alice.awaitNoContainer();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-T", "-tt"})
  void aKilledSpawn(String terminal) {
    try (Running other = holdSession()) {
      Set<Long> before = SpawnProcesses.pids(host.installation());
      try (Running login = alice.ssh().with(terminal).start(PROGRAM)) {
        awaitPrograms(login);
        Set<Long> mine = new HashSet<>(SpawnProcesses.pids(host.installation()));
        mine.removeAll(before);
        assertThat(mine).hasSize(1);
        mine.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        assertOnlyTheDetachedStay(other);
        assertThat(login.result(PATIENCE).exit()).isNotZero();
      }
    }
    alice.awaitNoContainer();
  }

  /**
   * It carries all connections, so all of them end; each with a message, and none leaves a program. Docker's shims hold
   * the streams open until dockerd is back, and ends its containers: until then nobody in the container can know.
   */
  @Test
  void aKilledEngineService() {
    try (Running other = holdSession();
        Running login = alice.ssh().start(PROGRAM)) {
      awaitPrograms(login);
      alice.engine().killService();
      try {
        if (kind != EngineKind.DOCKER) {
          awaitNone(ATTACHED);
        }
        for (Running each : List.of(other, login)) {
          Result result = each.result(PATIENCE);
          assertThat(result.exit()).isEqualTo(255);
          assertThat(result.stderr()).startsWith("PS1333 could not ");
        }
      } finally {
        alice.engine().reviveService();
      }
      awaitNone(ATTACHED);
    }
    assertThat(alice.run("exit 9").exit()).isEqualTo(9);
    alice.awaitNoContainer();
    awaitNone(detached);
  }

  private Running holdSession() {
    Running holder = alice.ssh().start("echo held; exec cat");
    holder.stdout().await("held", PATIENCE);
    return holder;
  }

  private void awaitPrograms(Running login) {
    login.stdout().await("ready", PATIENCE);
    Await.until("the programs", PATIENCE, () -> IntStream.of(1, 2, 8, 9).allMatch(n -> runs(n)));
  }

  private void assertOnlyTheDetachedStay(Running other) {
    awaitNone(ATTACHED);
    assertThat(detached).allMatch(this::runs);
    try {
      other.stdin().write("still here\n".getBytes(StandardCharsets.US_ASCII));
      other.stdin().flush();
      other.stdout().await("still here", PATIENCE);
      other.stdin().close();
    } catch (IOException e) {
      throw new AssertionError(other.describe(), e);
    }
    assertThat(other.result(PATIENCE).exit()).isZero();
    awaitNone(detached); // with the container
  }

  private void awaitNone(List<Integer> numbers) {
    Await.until("the end of " + numbers, GONE, () -> numbers.stream().noneMatch(this::runs));
  }

  /** The whole line: setsid's own ends like that as well, before it has made a session. */
  private boolean runs(int number) {
    return programs().contains("sleep " + MARK + number);
  }

  /** The host's /proc shows the containers' processes too, but for gVisor's, which only its own /proc knows. */
  private List<String> programs() {
    return kind == EngineKind.GVISOR
        ? alice.containers().stream().flatMap(this::programsIn).toList()
        : Processes.ofUsers(uid -> true).stream()
            .map(Processes.Info::commandLine)
            .toList();
  }

  /** None of a container that has gone; what the engine could not tell is asked again. */
  private Stream<String> programsIn(String container) {
    Command look = alice.engine().command("exec", container, "sh", "-c", COMMAND_LINES);
    Result[] answer = {look.run()};
    Await.until("what runs in " + container, PATIENCE, () -> {
      if (answer[0].exit() == 0 || !alice.containers().contains(container)) {
        return true;
      }
      answer[0] = look.run();
      return false;
    });
    return answer[0].exit() == 0 ? answer[0].stdout().lines() : Stream.empty();
  }
}
