package dev.podspawn.cli.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository that the tests run in: its top directory and the files that people wrote. */
public final class Repository {
  private Repository() {}

  /** The top directory, found upwards from the module that Maven tests. */
  public static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(directory.resolve("contrib/launcher/podspawn"))) {
      Path parent = directory.getParent();
      if (parent == null) {
        throw new IllegalStateException("not inside podspawn's repository");
      }
      directory = parent;
    }
    return directory;
  }

  /** A file of the repository, by its path from the top. */
  public static String read(String path) {
    return read(root().resolve(path));
  }

  static String read(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below the top but those of Git and of builds. */
  static List<Path> files() {
    try (Stream<Path> all = Files.walk(root())) {
      return all.filter(Files::isRegularFile)
          .filter(Repository::isOurs)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : root().relativize(file)) {
      String name = part.toString();
      if (name.equals(".git") || name.equals("target") || name.equals(".idea")) {
        return false;
      }
    }
    return true;
  }
}
