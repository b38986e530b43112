package dev.podspawn.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** What the store remembers, also across processes, which here are stores of their own. */
class SqliteSessionStoreTest {
  static final UserName ALICE = UserName.parse("alice");
  static final Session PLAIN = new Session(ALICE, Optional.empty());
  static final Session BACKEND = new Session(ALICE, Optional.of(ProjectName.parse("backend")));
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");

  @TempDir
  Path stateDir;

  private final CapturedLog log = new CapturedLog();

  @Test
  void aSessionIsRememberedByTheNextProcessToTheMillisecond() {
    SessionRecord grace =
        record(PLAIN, "abc", SessionMode.GRACE_PERIOD).waitingUntil(NOON.plusSeconds(60));
    SessionRecord persistent = new SessionRecord(
        BACKEND,
        "def",
        SessionMode.PERSISTENT,
        NOON,
        Optional.empty(),
        ImageAccount.parse("dev"),
        Optional.empty());
    try (SqliteSessionStore store = store()) {
      store.save(persistent);
      store.save(grace);
    }
    try (SqliteSessionStore store = store()) {
      assertThat(store.find(PLAIN)).contains(grace);
      assertThat(store.find(BACKEND)).contains(persistent);
      assertThat(store.all()).containsExactly(grace, persistent);
    }
  }

  @Test
  void aStoreOfTheFirstVersionIsKept() throws SQLException {
    Path database = StateDirectory.open(stateDir, ALICE).database();
    try (Connection connection = JDBC.createConnection(JDBC.PREFIX + database, new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE session (key TEXT PRIMARY KEY, user TEXT NOT NULL, project"
          + " TEXT, container TEXT NOT NULL, mode TEXT NOT NULL, created INTEGER NOT NULL,"
          + " deadline INTEGER, grace_deadline INTEGER)");
      statement.execute("INSERT INTO session VALUES ('alice', 'alice', NULL, 'abc',"
          + " 'grace-period', " + NOON.toEpochMilli() + ", "
          + NOON.plusSeconds(28800).toEpochMilli() + ", NULL)");
      statement.execute("PRAGMA user_version=1");
    }
    try (SqliteSessionStore store = store()) {
      assertThat(store.find(PLAIN)).contains(record(PLAIN, "abc", SessionMode.GRACE_PERIOD));
    }
  }

  @Test
  void aSessionHasOneRecord() {
    try (SqliteSessionStore store = store()) {
      store.save(record(PLAIN, "abc", SessionMode.GRACE_PERIOD));
      SessionRecord second = record(PLAIN, "def", SessionMode.DESTROY_ON_DISCONNECT);
      store.save(second);
      assertThat(store.all()).containsExactly(second);
    }
  }

  @Test
  void onlyTheRecordOfTheSameContainerIsForgotten() {
    SessionRecord old = record(PLAIN, "abc", SessionMode.GRACE_PERIOD);
    SessionRecord current = record(PLAIN, "def", SessionMode.GRACE_PERIOD);
    try (SqliteSessionStore store = store()) {
      store.save(current);
      store.forget(old);
      assertThat(store.find(PLAIN)).contains(current);
      store.forget(current);
      assertThat(store.find(PLAIN)).isEmpty();
    }
  }

  @Test
  void aClosedStoreOpensItselfAgain() {
    SqliteSessionStore store = store();
    store.save(record(PLAIN, "abc", SessionMode.GRACE_PERIOD));
    store.close();
    assertThat(store.find(PLAIN)).isPresent();
    store.close();
    store.close();
  }

  @Test
  void aNewStoreMustBeRebuiltUntilItHasBeen() {
    try (SqliteSessionStore store = store()) {
      assertThat(store.mustBeRebuilt()).isTrue();
      store.save(record(BACKEND, "def", SessionMode.GRACE_PERIOD));
      store.rebuild(List.of(record(PLAIN, "abc", SessionMode.PERSISTENT)));
    }
    try (SqliteSessionStore store = store()) {
      assertThat(store.mustBeRebuilt()).isFalse();
      assertThat(store.all()).hasSize(2);
    }
  }

  @Test
  void theIdIsTheBeginningOfTheContainers() {
    assertThat(record(PLAIN, "0123456789abcdef", SessionMode.PERSISTENT).id())
        .isEqualTo("0123456789ab");
    assertThat(record(PLAIN, "f00d1", SessionMode.PERSISTENT).id()).isEqualTo("f00d1");
  }

  @Test
  void theDatabaseIsTheOwnersAloneByItsDirectory() throws IOException {
    try (SqliteSessionStore store = store()) {
      store.mustBeRebuilt();
    }
    Path database = stateDir.resolve("users/alice/state.db");
    assertThat(database).exists();
    assertThat(Files.getPosixFilePermissions(database.resolveSibling(".")))
        .noneMatch(p -> p.name().startsWith("GROUP") || p.name().startsWith("OTHERS"));
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsAClearFailure() throws IOException {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    Files.createDirectory(state.database());
    try (SqliteSessionStore store = new SqliteSessionStore(state, log)) {
      assertThatThrownBy(() -> store.find(PLAIN))
          .isInstanceOfSatisfying(PodspawnException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.STATE_UNAVAILABLE);
            assertThat(e.personLine()).doesNotContain(stateDir.toString());
            assertThat(e.adminLine()).contains("state.db");
          });
    }
  }

  private SqliteSessionStore store() {
    return new SqliteSessionStore(StateDirectory.open(stateDir, ALICE), log);
  }

  static SessionRecord record(Session session, String container, SessionMode mode) {
    return new SessionRecord(
        session, container, mode, NOON, Optional.of(NOON.plusSeconds(28800)), Optional.empty());
  }
}
