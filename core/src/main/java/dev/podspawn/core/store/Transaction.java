package dev.podspawn.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Several statements that take effect together or not at all. */
final class Transaction {
  private Transaction() {}

  /** Some statements. */
  @FunctionalInterface
  interface Body {
    void run() throws SQLException;
  }

  /** Runs the body in a transaction that may write from its beginning. */
  static void run(Connection connection, Body body) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
    boolean done = false;
    try {
      body.run();
      execute(connection, "COMMIT");
      done = true;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself: it does so when the disk is full, for one.
      return;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
