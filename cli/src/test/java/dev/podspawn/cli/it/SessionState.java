package dev.podspawn.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.sqlite.JDBC;

/** What lies in a user's state directory, looked at by root. */
final class SessionState {
  private final Path directory;

  SessionState(Installation installation, PodUser user) {
    this.directory = installation.state().resolve("users").resolve(user.name());
  }

  /** Each session as {@code "KEY MODE"}, and {@code " waiting"} where a grace period runs. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    String sql = "SELECT key, mode, grace_deadline FROM session ORDER BY key";
    String database = JDBC.PREFIX + directory.resolve("state.db");
    try (Connection connection = JDBC.createConnection(database, new Properties());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        String waiting = row.getString("grace_deadline") == null ? "" : " waiting";
        rows.add(row.getString("key") + " " + row.getString("mode") + waiting);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError("could not read " + database, e);
    }
  }

  /** The files of leases, held or left by the dead. */
  List<Path> leases() {
    try (Stream<Path> files = Files.walk(directory.resolve("leases"))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
