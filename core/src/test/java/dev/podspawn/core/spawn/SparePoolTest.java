package dev.podspawn.core.spawn;

import static dev.podspawn.core.spawn.LoginBench.ALICE;
import static dev.podspawn.core.spawn.LoginBench.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.TestClock;
import dev.podspawn.core.store.SqliteSessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that wait for the first login of the session that they were made for. */
class SparePoolTest {
  private static final Session SESSION = new Session(ALICE, Optional.empty());
  private static final Session BACKEND =
      new Session(ALICE, Optional.of(ProjectName.parse("backend")));

  @TempDir
  Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(IMAGE);
  private final TestClock clock = new TestClock();
  private final List<Session> refilled = new ArrayList<>();

  @Test
  void theLastOneOutLeavesTheRestToARefillWhichMakesAFreshContainer() {
    LoginBench bench = bench();
    bench.run("true");
    assertThat(refilled).containsExactly(SESSION);
    String used = container();
    bench.refill(SESSION);
    assertThat(container()).isNotEqualTo(used);
    assertThat(engine.containers()).hasSize(1);
    assertThat(bench.timers).containsExactly("alice 600");
  }

  @Test
  void theNextLoginIsInTheSpareAndNoLoginAfterThat() {
    bench().refill(SESSION);
    String spare = container();
    assertThat(bench().run("exit 3")).isEqualTo(new ExitStatus(3));
    assertThat(container()).as("until the refill").isEqualTo(spare);
    bench().run("true");
    assertThat(container())
        .as("nobody is in a container that somebody has left")
        .isNotEqualTo(spare);
  }

  @Test
  void withoutARefillTheContainerGoesAtOnce() {
    LoginBench bench = bench();
    bench.refill = session -> false;
    bench.refill(SESSION);
    bench.run("true");
    assertThat(engine.containers()).isEmpty();
  }

  @Test
  void aSpareThatWouldBeMadeOtherwiseNowIsReplaced() {
    for (LoginBench other : others()) {
      bench().refill(SESSION);
      String spare = container();
      other.run("true");
      assertThat(container()).isNotEqualTo(spare);
    }
  }

  private List<LoginBench> others() {
    LoginBench limited = bench();
    limited.limits = new ContainerSpec.Limits(0, 1 << 30, 0);
    LoginBench updated = bench();
    updated.rules = rules(SessionMode.DESTROY_ON_DISCONNECT, 3, 1, "another installation");
    LoginBench somebody = bench();
    somebody.account = ImageAccount.parse("1000:1000");
    LoginBench keeping = bench();
    keeping.rules = rules(SessionMode.GRACE_PERIOD, 3, 1, "this installation");
    return List.of(limited, updated, somebody, keeping);
  }

  @Test
  void aSpareWaitsForSoLongAndNoLonger() {
    bench().refill(SESSION);
    String spare = container();
    clock.pass(Duration.ofMinutes(10).minusSeconds(1));
    bench().refill(BACKEND);
    assertThat(engine.inspect(spare)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    bench().refill(BACKEND);
    assertThat(engine.inspect(spare)).isEmpty();
  }

  @Test
  void switchingThePoolOffRemovesTheSpareAtTheNextLook() {
    bench().refill(SESSION);
    LoginBench off = bench();
    off.rules = LoginBench.rules(SessionMode.DESTROY_ON_DISCONNECT, 3);
    off.refill(BACKEND);
    assertThat(engine.containers()).isEmpty();
  }

  @Test
  void aSessionThatSomebodyIsInHasNoSpareAndNoMoreSessionsThanThePoolAllows() {
    try (SessionLease connected =
        SessionLease.take(StateDirectory.open(stateDir, ALICE), SESSION, gone -> {})) {
      bench().refill(SESSION);
      assertThat(engine.containers()).isEmpty();
    }
    bench().refill(SESSION);
    bench().refill(BACKEND);
    assertThat(engine.containers()).as("pool.size is 1").hasSize(1);
  }

  @Test
  void sparesStandInNobodysWay() {
    bench().refill(SESSION);
    LoginBench other = bench();
    other.rules = rules(SessionMode.DESTROY_ON_DISCONNECT, 1, 1, "this installation");
    assertThat(other.run(BACKEND, "exit 4")).isEqualTo(new ExitStatus(4));
    assertThat(engine.containers()).as("max_per_user is 1").hasSize(1);
  }

  @Test
  void aSpareThatDiedIsReplaced() {
    bench().refill(SESSION);
    String spare = container();
    engine.kill("podspawn-alice");
    assertThat(bench().run("exit 5")).isEqualTo(new ExitStatus(5));
    assertThat(container()).isNotEqualTo(spare);
  }

  @Test
  void aDamagedDatabaseMakesOfASpareWhatNobodyIsIn() throws IOException {
    bench().refill(SESSION);
    String spare = container();
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    Files.writeString(state.database(), "garbage");
    bench().run("true");
    assertThat(container()).isNotEqualTo(spare);
    try (SqliteSessionStore store = new SqliteSessionStore(state, new CapturedLog())) {
      assertThat(store.all()).hasSize(1);
    }
  }

  private String container() {
    return engine.inspect("podspawn-alice").orElseThrow().id();
  }

  private LoginBench bench() {
    LoginBench bench = new LoginBench(engine, stateDir, clock);
    bench.rules = rules(SessionMode.DESTROY_ON_DISCONNECT, 3, 1, "this installation");
    bench.refill = session -> refilled.add(session);
    return bench;
  }

  private static SessionRules rules(SessionMode mode, int maxPerUser, int size, String maker) {
    SessionRules without = LoginBench.rules(mode, maxPerUser);
    return new SessionRules(
        mode,
        without.gracePeriod(),
        without.maxLifetime(),
        maxPerUser,
        without.times(),
        new SessionRules.Pool(size, Duration.ofMinutes(10), maker));
  }
}
