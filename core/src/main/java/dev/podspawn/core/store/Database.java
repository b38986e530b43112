package dev.podspawn.core.store;

import dev.podspawn.core.session.SessionRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * An open {@code state.db}: checked, and of this version's schema. The PRAGMA application_id (sqlite.org/pragma.html) says
 * whether its content is complete: a new database's is 0.
 */
final class Database implements AutoCloseable {
  /** "pods" in ASCII. */
  private static final int COMPLETE = 0x706f6473;

  private static final List<String> SETTINGS = List.of(
      // Whoever writes holds the user's lock as well; this is for an admin's sqlite3.
      "PRAGMA busy_timeout=10000",
      "PRAGMA journal_mode=WAL",
      // What a power failure takes back is found again by the containers' labels.
      "PRAGMA synchronous=NORMAL");

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  static Database open(Path file) throws SQLException, DamagedException {
    // Not by DriverManager, which would look for drivers in every jar.
    Connection connection = JDBC.createConnection(JDBC.PREFIX + file, new Properties());
    Database database = new Database(connection);
    try {
      database.prepare();
      return database;
    } catch (SQLException e) {
      database.close();
      throw DamagedException.rethrown(e);
    } catch (DamagedException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void prepare() throws SQLException, DamagedException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      try (ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
        String found = check.next() ? check.getString(1) : "nothing";
        if (!"ok".equals(found)) {
          throw new DamagedException("its check found " + found);
        }
      }
    }
    Migrations.apply(connection);
  }

  SessionTable sessions() {
    return new SessionTable(connection);
  }

  boolean isComplete() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet id = statement.executeQuery("PRAGMA application_id")) {
      return id.next() && id.getInt(1) == COMPLETE;
    }
  }

  /** Adds the sessions and says that no others are missing, both or neither. */
  void complete(List<SessionRecord> sessions) throws SQLException {
    Transaction.run(connection, () -> {
      for (SessionRecord session : sessions) {
        sessions().save(session);
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA application_id=" + COMPLETE);
      }
    });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Every statement has been committed: there is nothing to lose any more.
      return;
    }
  }
}
