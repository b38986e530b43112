package dev.podspawn.core.store;

import static dev.podspawn.core.store.SqliteSessionStoreTest.ALICE;
import static dev.podspawn.core.store.SqliteSessionStoreTest.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

/** A database that cannot be believed is set aside, whatever is wrong with it, and an empty one takes its place. */
class DamagedDatabaseTest {
  private static final SessionRecord RECORD =
      SqliteSessionStoreTest.record(PLAIN, "abc", SessionMode.GRACE_PERIOD);

  @TempDir
  Path stateDir;

  private final CapturedLog log = new CapturedLog();

  @BeforeEach
  void aGoodDatabase() {
    try (SqliteSessionStore store = store()) {
      store.rebuild(List.of(RECORD));
    }
  }

  @Test
  void garbageIsSetAside() throws IOException {
    Files.writeString(
        database(), "this is no database at all, and longer than a header: " + "x".repeat(5000));
    assertSetAside();
  }

  @Test
  void aZeroedPageIsSetAside() throws IOException {
    byte[] bytes = Files.readAllBytes(database());
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0);
    Files.write(database(), bytes);
    assertSetAside();
  }

  @Test
  void aFileCutShortIsSetAside() throws IOException {
    byte[] bytes = Files.readAllBytes(database());
    Files.write(database(), Arrays.copyOf(bytes, 4096 + 100));
    assertSetAside();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRAGMA user_version=99",
        "PRAGMA user_version=-1",
        "UPDATE session SET mode='for-ever'",
        "UPDATE session SET user='../../etc'",
        "UPDATE session SET project='A B'"
      })
  void whatThisVersionDidNotWriteIsSetAside(String sql) throws SQLException {
    try (Connection connection = JDBC.createConnection(JDBC.PREFIX + database(), new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    assertSetAside();
  }

  @Test
  void anEmptyFileIsANewDatabase() throws IOException {
    Files.write(database(), new byte[0]);
    try (SqliteSessionStore store = store()) {
      assertThat(store.mustBeRebuilt()).isTrue();
    }
    assertThat(log.lines()).isEmpty();
  }

  private void assertSetAside() {
    try (SqliteSessionStore store = store()) {
      assertThat(store.all()).isEmpty();
      assertThat(store.mustBeRebuilt()).isTrue();
      store.rebuild(List.of(RECORD));
    }
    assertThat(log.lines()).singleElement().asString().contains("PS1403", "state.db.damaged-");
    try (SqliteSessionStore store = store()) {
      assertThat(store.find(PLAIN)).contains(RECORD);
      assertThat(store.mustBeRebuilt()).isFalse();
    }
    assertThat(files()).anyMatch(name -> name.startsWith("state.db.damaged-"));
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(database().resolveSibling("."))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path database() {
    return stateDir.resolve("users/alice/state.db");
  }

  private SqliteSessionStore store() {
    return new SqliteSessionStore(StateDirectory.open(stateDir, ALICE), log);
  }
}
