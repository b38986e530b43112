package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that was not there.
 *
 * @param sha the SHA-256 of what was written
 */
record NewFile(Path path, String sha) implements Made {
  static final String KIND = "new-file";

  @Override
  public List<String> fields() {
    return List.of(KIND, path.toString(), sha);
  }

  @Override
  public TakenBack takeBack() throws IOException {
    Files.deleteIfExists(SafeFile.draft(path));
    if (!Files.exists(path, NOFOLLOW_LINKS)) {
      return TakenBack.NOTHING;
    }
    if (!Files.isRegularFile(path, NOFOLLOW_LINKS)
        || !SafeFile.sha(Files.readAllBytes(path)).equals(sha)) {
      return TakenBack.stays("file " + path, "somebody has changed it since");
    }
    Files.delete(path);
    return TakenBack.removed("file " + path);
  }
}
