package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.users.UserRecords;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory that was not there. */
record NewDirectory(Path path) implements Made {
  static final String KIND = "new-directory";

  @Override
  public List<String> fields() {
    return List.of(KIND, path.toString());
  }

  @Override
  public TakenBack takeBack() throws IOException {
    if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
      return TakenBack.NOTHING;
    }
    try {
      removeLock();
      Files.delete(path);
      return TakenBack.removed("directory " + path);
    } catch (DirectoryNotEmptyException e) {
      return TakenBack.stays("directory " + path, "it is not empty");
    }
  }

  /** Where users' records were, nothing but their lock may be left, which says nothing. */
  private void removeLock() throws IOException {
    Path lock = path.resolve(UserRecords.LOCK);
    try (Stream<Path> entries = Files.list(path)) {
      if (!entries.allMatch(lock::equals)) {
        return;
      }
    }
    Files.deleteIfExists(lock);
  }
}
