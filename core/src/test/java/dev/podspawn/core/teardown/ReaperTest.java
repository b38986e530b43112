package dev.podspawn.core.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.Fault;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLabels;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.TestClock;
import dev.podspawn.core.store.SqliteSessionStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is cleared away, what is left, and why. */
class ReaperTest {
  private static final UserName ALICE = UserName.parse("alice");
  private static final Session PLAIN = new Session(ALICE, Optional.empty());
  private static final Session BACKEND =
      new Session(ALICE, Optional.of(ProjectName.parse("backend")));
  private static final Duration GRACE = Duration.ofSeconds(60);

  @TempDir
  Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages("image");
  private final TestClock clock = new TestClock();
  private final CapturedLog log = new CapturedLog();
  private final EngineNames names = new EngineNames("instance1", true);
  private SessionBooks books;
  private Reaper reaper;

  @SuppressWarnings("NullAway.Init")
  ReaperTest() {}

  @BeforeEach
  void open() {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    books = new SessionBooks(state, new SqliteSessionStore(state, log), clock);
    books.store().rebuild(List.of());
    Removal removal = new Removal(engine, books.store(), names);
    reaper = new Reaper(engine, books, removal, new Fate(GRACE, false, clock), log);
  }

  @Test
  void aGracePeriodThatIsOverEndsItsSessionAndNoOther() {
    SessionRecord waiting = session(PLAIN, SessionMode.GRACE_PERIOD);
    SessionRecord longer = session(BACKEND, SessionMode.GRACE_PERIOD);
    books.store().save(waiting.waitingUntil(clock.instant().plusSeconds(5)));
    books.store().save(longer.waitingUntil(clock.instant().plusSeconds(6)));
    assertThat(reaper.cleanUp()).isEmpty();
    clock.pass(Duration.ofSeconds(5));
    assertThat(reaper.cleanUp())
        .containsExactly(new Removed("alice", waiting.container(), Removed.Reason.GRACE_OVER));
    assertThat(engine.containers()).containsOnlyKeys("podspawn-alice.backend");
    assertThat(engine.networks()).containsExactly("podspawn-instance1.alice.backend");
    assertThat(books.store().all()).extracting(SessionRecord::session).containsExactly(BACKEND);
  }

  @Test
  void nothingThatSomebodyIsConnectedToGoesThoughItsGracePeriodIsOver() {
    SessionRecord record = session(PLAIN, SessionMode.GRACE_PERIOD);
    books.store().save(record.waitingUntil(clock.instant()));
    try (SessionLease lease = SessionLease.take(books.state(), PLAIN, s -> {})) {
      assertThat(reaper.cleanUp()).isEmpty();
    }
    assertThat(engine.containers()).hasSize(1);
    assertThat(reaper.cleanUp()).hasSize(1);
  }

  @Test
  void whatADeadLoginLeftGoesByItsMode() {
    session(PLAIN, SessionMode.DESTROY_ON_DISCONNECT);
    assertThat(reaper.cleanUp())
        .extracting(Removed::reason)
        .containsExactly(Removed.Reason.DISCONNECTED);
    session(PLAIN, SessionMode.PERSISTENT);
    SessionRecord grace = session(BACKEND, SessionMode.GRACE_PERIOD);
    assertThat(reaper.cleanUp()).isEmpty();
    assertThat(books.store().find(BACKEND))
        .contains(grace.waitingUntil(clock.instant().plus(GRACE)));
    clock.pass(GRACE);
    assertThat(reaper.cleanUp()).extracting(Removed::session).containsExactly("alice.backend");
    assertThat(engine.containers()).containsOnlyKeys("podspawn-alice");
  }

  @Test
  void aRecordWithoutAContainerIsForgotten() {
    session(PLAIN, SessionMode.PERSISTENT);
    engine.kill("podspawn-alice");
    assertThat(reaper.cleanUp())
        .extracting(Removed::reason)
        .containsExactly(Removed.Reason.CONTAINER_GONE);
    assertThat(books.store().all()).isEmpty();
    assertThat(engine.networks()).isEmpty();
  }

  @Test
  void aContainerWithoutARecordGoesUnlessItIsAnothersInstallations() {
    String orphan = container(PLAIN, names, SessionMode.PERSISTENT);
    container(BACKEND, new EngineNames("instance2", true), SessionMode.PERSISTENT);
    assertThat(reaper.cleanUp())
        .containsExactly(new Removed("alice", orphan, Removed.Reason.ORPHAN));
    assertThat(engine.containers()).containsOnlyKeys("podspawn-alice.backend");
  }

  @Test
  void aSessionThatOutlivedItsDeadlineIsHelpedEvenWhenSomebodyIsConnected() {
    SessionRecord record = session(PLAIN, SessionMode.GRACE_PERIOD);
    try (SessionLease lease = SessionLease.take(books.state(), PLAIN, s -> {})) {
      clock.pass(Duration.ofHours(1).plusSeconds(60));
      assertThat(reaper.cleanUp()).as("its own PID 1 comes first").isEmpty();
      clock.pass(Duration.ofSeconds(1));
      assertThat(reaper.cleanUp())
          .containsExactly(new Removed("alice", record.container(), Removed.Reason.LIFETIME_OVER));
    }
  }

  @Test
  void aRemovalThatFailsIsLoggedAndTriedAgain() {
    session(PLAIN, SessionMode.DESTROY_ON_DISCONNECT);
    engine.fail(Fault.REMOVE_FAILS);
    assertThat(reaper.cleanUp()).isEmpty();
    assertThat(log.lines()).singleElement().asString().contains("PS1326");
    assertThat(books.store().all()).hasSize(1);
    engine.heal(Fault.REMOVE_FAILS);
    assertThat(reaper.cleanUp()).hasSize(1);
  }

  @Test
  void killingTakesTheSessionWhoeverIsConnectedAndNoOther() {
    session(PLAIN, SessionMode.PERSISTENT);
    session(BACKEND, SessionMode.PERSISTENT);
    try (SessionLease lease = SessionLease.take(books.state(), PLAIN, s -> {})) {
      assertThat(reaper.kill(PLAIN).orElseThrow().reason()).isEqualTo(Removed.Reason.KILLED);
    }
    assertThat(reaper.kill(PLAIN)).isEmpty();
    assertThat(engine.containers()).containsOnlyKeys("podspawn-alice.backend");
  }

  /** A running session that nobody is connected to. */
  private SessionRecord session(Session session, SessionMode mode) {
    engine.createNetwork(names.network(session).orElseThrow(), names.labels(session));
    String container = container(session, names, mode);
    engine.start(container);
    SessionRecord record = SessionLabels.read(
            container, engine.inspect(container).orElseThrow().labels())
        .orElseThrow();
    books.store().save(record);
    return record;
  }

  private String container(Session session, EngineNames owner, SessionMode mode) {
    Optional<Instant> deadline = mode == SessionMode.PERSISTENT
        ? Optional.empty()
        : Optional.of(clock.instant().plus(Duration.ofHours(1)));
    Map<String, String> labels = new HashMap<>(owner.labels(session));
    labels.putAll(
        SessionLabels.of(mode, clock.instant(), deadline, Optional.empty(), Optional.empty()));
    return engine.create(new ContainerSpec(
        owner.container(session),
        "image",
        List.of("sleep", "3600"),
        labels,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of())));
  }
}
