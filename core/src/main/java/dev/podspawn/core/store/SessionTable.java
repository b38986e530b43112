package dev.podspawn.core.store;

import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code session}, one row for each session. */
final class SessionTable {
  private static final String COLUMNS =
      "user, project, container, mode, created, deadline, grace_deadline, account, podfile";

  private final Connection connection;

  SessionTable(Connection connection) {
    this.connection = connection;
  }

  Optional<SessionRecord> find(Session session) throws SQLException, DamagedException {
    String sql = "SELECT " + COLUMNS + " FROM session WHERE key = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, session.key());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(record(row)) : Optional.empty();
      }
    }
  }

  List<SessionRecord> all() throws SQLException, DamagedException {
    String sql = "SELECT " + COLUMNS + " FROM session ORDER BY created, key";
    List<SessionRecord> records = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        records.add(record(row));
      }
    }
    return records;
  }

  void save(SessionRecord record) throws SQLException {
    String sql = "INSERT OR REPLACE INTO session (key, " + COLUMNS
        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, record.session().key());
      insert.setString(2, record.session().user().text());
      insert.setString(3, record.session().project().map(ProjectName::text).orElse(null));
      insert.setString(4, record.container());
      insert.setString(5, record.mode().word());
      insert.setLong(6, record.created().toEpochMilli());
      insert.setObject(7, record.deadline().map(Instant::toEpochMilli).orElse(null));
      insert.setObject(8, record.graceDeadline().map(Instant::toEpochMilli).orElse(null));
      insert.setString(9, record.account().map(ImageAccount::text).orElse(null));
      insert.setString(10, record.podfile().map(PodfileDigest::text).orElse(null));
      insert.executeUpdate();
    }
  }

  void delete(SessionRecord record) throws SQLException {
    String sql = "DELETE FROM session WHERE key = ? AND container = ?";
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, record.session().key());
      delete.setString(2, record.container());
      delete.executeUpdate();
    }
  }

  private static SessionRecord record(ResultSet row) throws SQLException, DamagedException {
    try {
      Optional<ProjectName> project =
          Optional.ofNullable(row.getString("project")).map(ProjectName::parse);
      return new SessionRecord(
          new Session(UserName.parse(row.getString("user")), project),
          row.getString("container"),
          mode(row.getString("mode")),
          Instant.ofEpochMilli(row.getLong("created")),
          instant(row, "deadline"),
          account(row.getString("account")),
          instant(row, "grace_deadline"),
          Optional.ofNullable(row.getString("podfile")).flatMap(PodfileDigest::parse));
    } catch (PodspawnException e) {
      throw new DamagedException("it has a row that says: " + e.getMessage());
    }
  }

  private static Optional<ImageAccount> account(@Nullable String text) throws DamagedException {
    if (text == null) {
      return Optional.empty();
    }
    Optional<ImageAccount> account = ImageAccount.parse(text);
    if (account.isEmpty()) {
      throw new DamagedException("it has a row with the account " + text);
    }
    return account;
  }

  private static SessionMode mode(String word) throws DamagedException {
    for (SessionMode mode : SessionMode.values()) {
      if (mode.word().equals(word)) {
        return mode;
      }
    }
    throw new DamagedException("it has a row with the mode " + word);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
