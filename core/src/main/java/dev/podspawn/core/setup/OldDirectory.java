package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory that was there with another owner or mode.
 *
 * @param before what it had
 */
record OldDirectory(Path path, Attributes before) implements Made {
  static final String KIND = "old-directory";

  @Override
  public List<String> fields() {
    return List.of(KIND, path.toString(), before.text());
  }

  @Override
  public TakenBack takeBack() throws IOException {
    if (!Files.isDirectory(path, NOFOLLOW_LINKS) || Attributes.of(path).equals(before)) {
      return TakenBack.NOTHING;
    }
    before.applyTo(path);
    return TakenBack.restored("owner and mode of " + path);
  }
}
