package dev.podspawn.core.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users and projects whose names could be taken for each other's: user a with project b, and user a-b. */
class NeighboursTest {
  private static final EngineNames NAMES = new EngineNames("instance1", true);
  private static final Session PROJECT = session("a", "b");
  private static final Session JOINED = session("a-b", "");

  private static final List<Session> ALL = List.of(
      PROJECT,
      JOINED,
      session("a", ""),
      session("a_b", ""),
      session("a", "b-c"),
      session("a-b", "c"),
      session("a-b-c", ""),
      session("b", "a"),
      session("a", "a"),
      session("a", "instance1"));

  @TempDir
  Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(LoginBench.IMAGE);
  private final TestClock clock = new TestClock();

  @Test
  void nothingOfTheirsIsCalledTheSame() {
    assertDistinct(Session::key);
    assertDistinct(Session::address);
    assertDistinct(NAMES::container);
    assertDistinct(session -> NAMES.network(session).orElseThrow());
    assertDistinct(NAMES::labels);
    assertDistinct(session -> StateDirectory.open(stateDir, session.user()).home(session));
  }

  private static void assertDistinct(Function<Session, Object> what) {
    assertThat(ALL.stream().map(what)).doesNotHaveDuplicates();
  }

  @Test
  void eachLandsInItsOwnContainerAndComesBackToIt() {
    for (int round = 0; round < 2; round++) {
      for (Session session : ALL) {
        LoginBench bench = new LoginBench(engine, stateDir, clock);
        bench.rules = LoginBench.rules(SessionMode.GRACE_PERIOD, ALL.size());
        assertThat(bench.run(session, "exit 4")).isEqualTo(new ExitStatus(4));
      }
      assertThat(engine.containers()).hasSize(ALL.size());
      assertThat(engine.networks()).hasSize(ALL.size());
    }
    for (Session session : ALL) {
      assertThat(engine.list(NAMES.labels(session)))
          .extracting(ContainerInfo::name)
          .containsExactly(NAMES.container(session));
      assertThat(records(session)).contains(session).allMatch(s -> s.user().equals(session.user()));
    }
  }

  @Test
  void whatEndsTheOneLeavesTheOther() {
    for (Session session : List.of(PROJECT, JOINED)) {
      new LoginBench(engine, stateDir, clock).mode(SessionMode.GRACE_PERIOD).run(session, "true");
    }
    assertThat(reaper(JOINED).kill(PROJECT)).isEmpty();
    assertThat(engine.containers()).hasSize(2);
    assertThat(reaper(PROJECT).kill(PROJECT)).isPresent();
    assertThat(engine.containers()).containsOnlyKeys("podspawn-a-b");
    assertThat(engine.networks()).containsExactly("podspawn-instance1.a-b");
    clock.pass(Duration.ofSeconds(60));
    assertThat(reaper(PROJECT).cleanUp()).isEmpty();
    assertThat(engine.containers()).containsOnlyKeys("podspawn-a-b");
    assertThat(reaper(JOINED).cleanUp()).hasSize(1);
  }

  private List<Session> records(Session session) {
    try (SessionBooks.Locked locked = books(session).lock()) {
      return locked.store().all().stream().map(SessionRecord::session).toList();
    }
  }

  private Reaper reaper(Session session) {
    SessionBooks books = books(session);
    Removal removal = new Removal(engine, books.store(), NAMES);
    return new Reaper(
        engine, books, removal, new Fate(Duration.ofSeconds(60), false, clock), new CapturedLog());
  }

  private SessionBooks books(Session session) {
    StateDirectory state = StateDirectory.open(stateDir, session.user());
    return new SessionBooks(state, new SqliteSessionStore(state, new CapturedLog()), clock);
  }

  private static Session session(String user, String project) {
    return new Session(
        UserName.parse(user),
        project.isEmpty() ? Optional.empty() : Optional.of(ProjectName.parse(project)));
  }
}
