package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.store.SqliteSessionStore;
import java.nio.file.Path;
import java.time.Clock;

/** What this installation remembers of a user's sessions. */
final class Books {
  /** Where sqlite-jdbc looks for its native library before it unpacks one, which costs a login 100 ms. */
  private static final String LIBRARY_PATH = "org.sqlite.lib.path";

  private Books() {}

  /** The user's books; nothing of the store is opened or loaded yet. */
  static SessionBooks of(UserName user, Config config, Path home, AdminLog log) {
    System.setProperty(LIBRARY_PATH, libraries(home).toString());
    StateDirectory state = StateDirectory.open(config.state().dir(), user);
    return new SessionBooks(state, new SqliteSessionStore(state, log), Clock.systemUTC());
  }

  private static Path libraries(Path home) {
    boolean arm = System.getProperty("os.arch", "").equals("aarch64");
    return home.resolve("lib").resolve("native").resolve(arm ? "linux-aarch64" : "linux-x86-64");
  }
}
