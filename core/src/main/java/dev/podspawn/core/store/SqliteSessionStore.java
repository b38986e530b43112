package dev.podspawn.core.store;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionStore;
import dev.podspawn.core.session.StateDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in {@code state.db}. A database that turns out to be damaged is set aside, with a line in the admin's
 * log, and an empty one that must be rebuilt takes its place: no login fails for it.
 */
public final class SqliteSessionStore implements SessionStore {
  private final Path file;
  private final AdminLog log;
  private @Nullable Database open;

  /** A store in this directory; nothing is opened yet. */
  public SqliteSessionStore(StateDirectory state, AdminLog log) {
    this.file = state.database();
    this.log = log;
  }

  @Override
  public Optional<SessionRecord> find(Session session) {
    return perform(database -> database.sessions().find(session));
  }

  @Override
  public List<SessionRecord> all() {
    return perform(database -> database.sessions().all());
  }

  @Override
  public void save(SessionRecord record) {
    perform(database -> {
      database.sessions().save(record);
      return true;
    });
  }

  @Override
  public void forget(SessionRecord record) {
    perform(database -> {
      database.sessions().delete(record);
      return true;
    });
  }

  @Override
  public boolean mustBeRebuilt() {
    return perform(database -> !database.isComplete());
  }

  @Override
  public void rebuild(List<SessionRecord> sessions) {
    perform(database -> {
      database.complete(sessions);
      return true;
    });
  }

  @Override
  public void close() {
    Database old = open;
    open = null;
    if (old != null) {
      old.close();
    }
  }

  private <T> T perform(Work<T> work) {
    try {
      return performOnce(work);
    } catch (DamagedException e) {
      setAside(e);
    } catch (SQLException e) {
      throw unavailable(e);
    }
    try {
      return performOnce(work);
    } catch (DamagedException | SQLException e) {
      throw unavailable(e);
    }
  }

  private <T> T performOnce(Work<T> work) throws SQLException, DamagedException {
    Database database = open;
    if (database == null) {
      database = Database.open(file);
      open = database;
    }
    try {
      return work.with(database);
    } catch (SQLException e) {
      throw DamagedException.rethrown(e);
    }
  }

  private void setAside(DamagedException damage) {
    close();
    Path aside = DamagedFiles.setAside(file);
    log.warning(
        ErrorCode.STATE_DAMAGED,
        new Message(
            "read " + file,
            String.valueOf(damage.getMessage()),
            "looking at " + aside + "; the sessions were read from the engine instead"));
  }

  private RuntimeException unavailable(Exception e) {
    close();
    return StateDirectory.unavailable(file, e.toString(), e);
  }

  /** Something to do with the database. */
  @FunctionalInterface
  private interface Work<T> {
    T with(Database database) throws SQLException, DamagedException;
  }
}
