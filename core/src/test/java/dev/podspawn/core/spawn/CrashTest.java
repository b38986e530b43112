package dev.podspawn.core.spawn;

import static dev.podspawn.core.spawn.LoginBench.ALICE;
import static dev.podspawn.core.spawn.LoginBench.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.TestClock;
import dev.podspawn.core.store.SqliteSessionStore;
import dev.podspawn.core.teardown.Fate;
import dev.podspawn.core.teardown.Reaper;
import dev.podspawn.core.teardown.Removal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A login's process dies after each of its steps: the next login, or a cleanup, puts everything right. */
class CrashTest {
  private static final EngineNames NAMES = new EngineNames("instance1", true);

  @TempDir
  Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(IMAGE);
  private final TestClock clock = new TestClock();

  /** The steps of an end come only where a login's end removes, a probe only where there is a home. */
  static Stream<Arguments> deaths() {
    List<Arguments> all = new ArrayList<>();
    for (CrashPoint point : CrashPoint.values()) {
      for (SessionMode mode : SessionMode.values()) {
        if (comesIn(point, mode)) {
          all.add(Arguments.of(point, mode));
        }
      }
    }
    return all.stream();
  }

  private static boolean comesIn(CrashPoint point, SessionMode mode) {
    return switch (point) {
      case PROBE -> mode == SessionMode.PERSISTENT;
      case REMOVE, REMOVE_NETWORK, FORGET -> mode == SessionMode.DESTROY_ON_DISCONNECT;
      default -> true;
    };
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void theNextLoginHasOneRightContainer(CrashPoint point, SessionMode mode) {
    die(point, mode);
    assertThat(bench(mode).run("exit 5")).isEqualTo(new ExitStatus(5));
    assertAgreed();
    boolean stays = mode != SessionMode.DESTROY_ON_DISCONNECT;
    assertThat(engine.containers()).hasSize(stays ? 1 : 0);
    assertThat(engine.networks()).hasSize(stays ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void aCleanupLeavesNoOrphan(CrashPoint point, SessionMode mode) {
    die(point, mode);
    cleanUp();
    assertAgreed();
    clock.pass(Duration.ofSeconds(60));
    cleanUp();
    assertAgreed();
    boolean stays = mode == SessionMode.PERSISTENT && point.compareTo(CrashPoint.RECORD) >= 0;
    assertThat(engine.containers()).hasSize(stays ? 1 : 0);
    assertThat(bench(mode).run("exit 6")).isEqualTo(new ExitStatus(6));
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void dyingOverAndOverAtTheSamePointAddsNothingUp(CrashPoint point, SessionMode mode) {
    for (int i = 0; i < 3; i++) {
      die(point, mode);
      assertThat(engine.containers()).hasSizeLessThanOrEqualTo(1);
      assertThat(engine.networks()).hasSizeLessThanOrEqualTo(1);
      if (mode != SessionMode.DESTROY_ON_DISCONNECT && point.compareTo(CrashPoint.RECORD) >= 0) {
        break; // the container is there by now, and nobody makes one any more
      }
    }
    cleanUp();
    assertAgreed();
  }

  private void die(CrashPoint point, SessionMode mode) {
    LoginBench bench = bench(mode);
    Mortal mortal = new Mortal(point);
    bench.reached = mortal.engine(engine);
    bench.through = mortal::store;
    assertThatThrownBy(() -> bench.run("true")).isInstanceOf(Mortal.Died.class);
  }

  private LoginBench bench(SessionMode mode) {
    LoginBench bench = new LoginBench(engine, stateDir, clock).mode(mode);
    // Somebody whom this machine, standing for an image, has: nobody is to be added to it.
    bench.account = ImageAccount.parse("root");
    return bench;
  }

  private void cleanUp() {
    CapturedLog log = new CapturedLog();
    SessionBooks books = books();
    Removal removal = new Removal(engine, books.store(), NAMES);
    new Reaper(engine, books, removal, new Fate(Duration.ofSeconds(60), false, clock), log)
        .cleanUp();
    assertThat(log.lines()).isEmpty();
  }

  /** Records, containers and networks tell the same, and every container runs. */
  private void assertAgreed() {
    List<ContainerInfo> containers = engine.list(NAMES.labels(ALICE));
    assertThat(containers).allMatch(ContainerInfo::running);
    try (SessionBooks.Locked locked = books().lock()) {
      List<SessionRecord> records = locked.store().all();
      assertThat(records)
          .extracting(SessionRecord::container)
          .containsExactlyInAnyOrderElementsOf(
              containers.stream().map(ContainerInfo::id).toList());
      assertThat(engine.networks())
          .containsExactlyInAnyOrderElementsOf(records.stream()
              .map(record -> NAMES.network(record.session()).orElseThrow())
              .toList());
    }
  }

  private SessionBooks books() {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    return new SessionBooks(state, new SqliteSessionStore(state, new CapturedLog()), clock);
  }
}
