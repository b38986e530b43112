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
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** When containers go, and come again, on every engine. */
abstract class SessionPromises extends EndingPromises {
  private static final int LOGINS = Integer.getInteger("podspawn.simultaneous.logins", 12);

  private static final int RECONNECTS = Integer.getInteger("podspawn.reconnects", 5);

  /** Enough to tell that they come when they should. */
  private static final int MANY = 50;

  private static final Duration STEP = Duration.ofMillis(100);

  SessionPromises(EngineKind kind) {
    super(kind);
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

  /** Whoever came too early comes later the next time, and whoever came too late earlier: so all come at the end. */
  @Test
  void aReconnectAtTheEndOfTheGracePeriodNeverFails() {
    configure(SessionMode.GRACE_PERIOD, "  grace_period: 3s\n");
    String seen = "[ -e /tmp/mark ] && echo found || echo made; : >/tmp/mark; exit 7";
    assertThat(alice.run(seen).stdout()).isEqualTo("made\n");
    Duration pause = Duration.ofSeconds(2);
    int found = 0;
    for (int i = 0; i < RECONNECTS; i++) {
      LockSupport.parkNanos(pause.toNanos());
      Result result = alice.run(seen);
      assertThat(result.exit()).as(result.toString()).isEqualTo(7);
      assertThat(result.stdout()).isIn("found\n", "made\n");
      assertThat(result.stderr()).isEmpty();
      boolean early = result.stdout().equals("found\n");
      found += early ? 1 : 0;
      Duration sooner = pause.minus(STEP);
      pause = early ? pause.plus(STEP) : sooner.isNegative() ? pause : sooner;
    }
    if (RECONNECTS >= MANY) {
      assertThat(found)
          .as("some are early, some late")
          .isBetween(RECONNECTS / 10, RECONNECTS * 9 / 10);
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

  /** As by a reboot, as far as a test can go: engine service, sshd and every process of ours die at once. */
  @Test
  void aPersistentHomeOutlivesARestartOfEverything() {
    configure(SessionMode.PERSISTENT, "");
    try (Running login = alice.ssh().start("echo mine >\"$HOME/kept\"; echo ready; read end")) {
      login.stdout().await("ready", PATIENCE);
      alice.engine().killService();
      Processes.killAll(() -> Processes.about(host.installation().home()));
      host.sshd().killAndRestart();
      alice.engine().reviveService();
    }
    assertThat(alice.run("cat \"$HOME/kept\"").ok().stdout()).isEqualTo("mine\n");
    alice.engine().remove("podspawn-" + alice.name());
    assertThat(alice.run("cat \"$HOME/kept\"; stat -c %U:%a \"$HOME\"").ok().lines())
        .containsExactly("mine", "root:700");
    alice.run("rm \"$HOME/kept\"").ok();
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
}
