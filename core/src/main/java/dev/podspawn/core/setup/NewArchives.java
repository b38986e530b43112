package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.file.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Java keeps of logins, where there was nothing of it. */
record NewArchives(Path directory) implements Made {
  static final String KIND = "new-archives";

  @Override
  public List<String> fields() {
    return List.of(KIND, directory.toString());
  }

  @Override
  public TakenBack takeBack() throws IOException {
    if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
      return TakenBack.NOTHING;
    }
    Directories.remove(directory);
    return TakenBack.removed("what Java keeps of logins from " + directory);
  }
}
