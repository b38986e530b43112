package dev.podspawn.core.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database holds what no podspawn of this version wrote. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The primary code is the low byte of an extended one: sqlite.org/rescode.html. */
  private static final int PRIMARY = 0xff;

  DamagedException(String what) {
    super(what);
  }

  /** Damage that SQLite itself has found; any other failure is passed on as it is. */
  static DamagedException rethrown(SQLException e) throws SQLException {
    if (e instanceof SQLiteException sqlite) {
      int code = sqlite.getResultCode().code & PRIMARY;
      if (code == SQLiteErrorCode.SQLITE_CORRUPT.code
          || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
        return new DamagedException(String.valueOf(e.getMessage()));
      }
    }
    throw e;
  }
}
