package dev.podspawn.core.podfile.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where Podfiles of other repositories are. Reading never fetches one: whoever adds or updates a project does. */
@FunctionalInterface
public interface RemotePodfiles {

  /** The checkout of {@code github.com/OWNER/REPOSITORY}; empty when it has not been fetched. */
  Optional<Path> checkout(String owner, String repository);

  /** None has been fetched. */
  static RemotePodfiles none() {
    return (owner, repository) -> Optional.empty();
  }

  /** Those that lie as {@code github.com/OWNER/REPOSITORY} below a directory. */
  static RemotePodfiles below(Path directory) {
    return (owner, repository) -> Optional.of(
            directory.resolve("github.com").resolve(owner).resolve(repository))
        .filter(Files::isDirectory);
  }
}
