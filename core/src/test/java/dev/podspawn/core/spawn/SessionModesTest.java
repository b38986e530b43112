package dev.podspawn.core.spawn;

import static dev.podspawn.core.spawn.LoginBench.ALICE;
import static dev.podspawn.core.spawn.LoginBench.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.TestClock;
import dev.podspawn.core.store.SqliteSessionStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a container after its last connection, in each mode, and what the next login finds. */
class SessionModesTest {
  private static final Session SESSION = new Session(ALICE, Optional.empty());

  @TempDir
  Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(IMAGE);
  private final TestClock clock = new TestClock();

  @Test
  void withinTheGracePeriodTheSameContainerIsFound() {
    LoginBench first = login(SessionMode.GRACE_PERIOD);
    String made = container();
    assertThat(first.timers).containsExactly("alice 60");
    assertThat(record().graceDeadline()).contains(clock.instant().plusSeconds(60));

    clock.pass(Duration.ofSeconds(59));
    LoginBench second = login(SessionMode.GRACE_PERIOD);
    assertThat(container()).isEqualTo(made);
    assertThat(second.timers).as("it waits anew").hasSize(1);
    assertThat(record().graceDeadline()).contains(clock.instant().plusSeconds(60));
  }

  @Test
  void afterTheGracePeriodThereIsANewContainerAndOnlyThat() {
    login(SessionMode.GRACE_PERIOD);
    String made = container();
    clock.pass(Duration.ofSeconds(60));
    login(SessionMode.GRACE_PERIOD);
    assertThat(container()).isNotEqualTo(made);
    assertThat(engine.containers()).hasSize(1);
    assertThat(engine.networks()).hasSize(1);
  }

  @Test
  void aGracePeriodOfZeroIsNone() {
    LoginBench bench = bench(SessionMode.GRACE_PERIOD);
    bench.rules = new SessionRules(
        SessionMode.GRACE_PERIOD,
        Duration.ZERO,
        Optional.empty(),
        0,
        SessionRules.Times.NONE,
        SessionRules.Pool.NONE);
    bench.run("true");
    assertThat(engine.containers()).isEmpty();
    assertThat(bench.timers).isEmpty();
  }

  @Test
  void aPersistentContainerStaysAndHasNoDeadline() {
    LoginBench bench = login(SessionMode.PERSISTENT);
    String made = container();
    assertThat(engine.containers().values().iterator().next().argv())
        .containsExactly("sleep", Integer.toString(Integer.MAX_VALUE));
    assertThat(record().deadline()).isEmpty();
    clock.pass(Duration.ofDays(400));
    login(SessionMode.PERSISTENT);
    assertThat(container()).isEqualTo(made);
    assertThat(bench.timers).isEmpty();
  }

  @Test
  void aPersistentContainerShowsTheHomeOutsideOfItAndTheProbeIsGone() {
    login(SessionMode.PERSISTENT);
    Path home = stateDir.resolve("users/alice/home/alice");
    assertThat(engine.containers()).containsOnlyKeys("podspawn-alice");
    assertThat(engine.containers().values().iterator().next().mounts())
        .singleElement()
        .satisfies(mount -> {
          assertThat(mount.source()).isEqualTo(home.toRealPath());
          assertThat(mount.target()).isEqualTo(System.getProperty("user.home"));
          assertThat(mount.writable()).isTrue();
        });
    assertThat(home.resolve("kept")).hasContent("before");
  }

  @Test
  void aContainerKeepsTheModeThatItWasMadeIn() {
    login(SessionMode.PERSISTENT);
    login(SessionMode.DESTROY_ON_DISCONNECT);
    assertThat(engine.containers()).hasSize(1);
    assertThat(record().mode()).isEqualTo(SessionMode.PERSISTENT);
  }

  @Test
  void aContainerThatHasEndedIsForgottenAtTheLastExitInEveryMode() {
    for (SessionMode mode : SessionMode.values()) {
      LoginBench bench = bench(mode);
      bench.hangUp = () -> {
        engine.kill("podspawn-alice");
        return true;
      };
      // Whether the client's going away or the program's end is noticed first is a race.
      assertThat(bench.run("sleep 1000")).isIn(ExitStatus.LOGIN_FAILED, new ExitStatus(137));
      assertThat(records()).as(mode.word()).isEmpty();
      assertThat(engine.networks()).as(mode.word()).isEmpty();
    }
  }

  @Test
  void aWaitingContainerThatWasKilledFromOutsideIsReplaced() {
    login(SessionMode.GRACE_PERIOD);
    String made = container();
    engine.kill("podspawn-alice");
    assertThat(bench(SessionMode.GRACE_PERIOD).run("exit 7")).isEqualTo(new ExitStatus(7));
    assertThat(container()).isNotEqualTo(made);
  }

  @Test
  void theRecordSaysWhenTheContainerEnds() {
    login(SessionMode.GRACE_PERIOD);
    assertThat(record().created()).isEqualTo(clock.instant());
    assertThat(record().deadline()).contains(clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void aDamagedDatabaseIsMadeAgainFromTheContainersLabels() throws java.io.IOException {
    LoginBench made = bench(SessionMode.PERSISTENT);
    made.account = ImageAccount.parse("root");
    assertThat(made.run("true")).isEqualTo(ExitStatus.OK);
    assertThat(record().account()).isEqualTo(made.account);
    SessionRecord before = record();
    java.nio.file.Files.writeString(
        StateDirectory.open(stateDir, ALICE).database(), "no database".repeat(1000));
    LoginBench bench = bench(SessionMode.GRACE_PERIOD);
    assertThat(bench.run("exit 3")).isEqualTo(new ExitStatus(3));
    assertThat(bench.warnings).singleElement().asString().startsWith("PS1403 ");
    assertThat(record()).isEqualTo(before);
    assertThat(engine.containers()).hasSize(1);
  }

  private LoginBench login(SessionMode mode) {
    LoginBench bench = bench(mode);
    assertThat(bench.run("true")).isEqualTo(ExitStatus.OK);
    return bench;
  }

  private LoginBench bench(SessionMode mode) {
    return new LoginBench(engine, stateDir, clock).mode(mode);
  }

  private String container() {
    return engine.inspect("podspawn-alice").orElseThrow().id();
  }

  private SessionRecord record() {
    assertThat(records()).hasSize(1);
    return records().get(0);
  }

  private List<SessionRecord> records() {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    try (SqliteSessionStore store = new SqliteSessionStore(state, new CapturedLog())) {
      assertThat(store.find(SESSION).stream().toList()).isEqualTo(store.all());
      return store.all();
    }
  }
}
