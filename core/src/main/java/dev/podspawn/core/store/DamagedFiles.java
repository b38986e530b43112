package dev.podspawn.core.store;

import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a damaged database out of the way, with the files that SQLite keeps beside it. */
final class DamagedFiles {
  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  private DamagedFiles() {}

  /** Renames the files, so that an admin can look at them, and returns the database's new place. */
  static Path setAside(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + System.currentTimeMillis());
    try {
      for (String companion : COMPANIONS) {
        Path beside = file.resolveSibling(file.getFileName() + companion);
        if (Files.exists(beside)) {
          Files.move(beside, aside.resolveSibling(aside.getFileName() + companion));
        }
      }
      Files.move(file, aside);
      return aside;
    } catch (IOException e) {
      throw StateDirectory.unavailable(file, e.toString(), e);
    }
  }
}
