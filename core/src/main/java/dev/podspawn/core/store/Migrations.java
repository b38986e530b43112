package dev.podspawn.core.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The schema, one statement list for each version. The version that a database has is in its PRAGMA user_version; steps
 * are only ever added. Times are milliseconds since 1970, modes the words of {@code session.mode}.
 */
final class Migrations {
  private static final List<String> STEPS = List.of(
      """
      CREATE TABLE session (
        key TEXT PRIMARY KEY,
        user TEXT NOT NULL,
        project TEXT,
        container TEXT NOT NULL,
        mode TEXT NOT NULL,
        created INTEGER NOT NULL,
        deadline INTEGER,
        grace_deadline INTEGER
      )""",
      "ALTER TABLE session ADD COLUMN account TEXT",
      "ALTER TABLE session ADD COLUMN podfile TEXT");

  private Migrations() {}

  /** The schema's version today. */
  static int newest() {
    return STEPS.size();
  }

  static void apply(Connection connection) throws SQLException, DamagedException {
    int version = version(connection);
    if (version > newest() || version < 0) {
      throw new DamagedException(
          "its schema has version " + version + ", and " + newest() + " is the newest known");
    }
    if (version < newest()) {
      Transaction.run(connection, () -> upgrade(connection));
    }
  }

  private static void upgrade(Connection connection) throws SQLException {
    // Asked again: another process may have been faster.
    int version = version(connection);
    try (Statement statement = connection.createStatement()) {
      for (int i = version; i < newest(); i++) {
        statement.execute(STEPS.get(i));
      }
      statement.execute("PRAGMA user_version=" + newest());
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version = statement.executeQuery("PRAGMA user_version")) {
      return version.next() ? version.getInt(1) : 0;
    }
  }
}
