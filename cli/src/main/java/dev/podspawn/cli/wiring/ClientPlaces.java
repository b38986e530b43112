package dev.podspawn.cli.wiring;

import dev.podspawn.cli.client.StartArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a person's own files are. The home is the account's, as the JDK and ssh both take it from the account database,
 * whatever HOME says.
 */
record ClientPlaces(Path home, Optional<Path> namedConfig) {

  static ClientPlaces ofProcess(Optional<Path> namedConfig) {
    return new ClientPlaces(Path.of(System.getProperty("user.home", "")), namedConfig);
  }

  /** The client's configuration. */
  Path config() {
    return namedConfig.orElse(home.resolve(".podspawn").resolve("config.yaml"));
  }

  /** What {@code connect} has loaded, for its next start. */
  Path startArchive() {
    return home.resolve(".podspawn").resolve(StartArchive.NAME);
  }

  /** Whether ssh has been told of podspawn's names. */
  boolean isSetUp() {
    return Files.exists(ssh().resolve("podspawn_config"));
  }

  /** Where ssh keeps what is the person's. */
  Path ssh() {
    return home.resolve(".ssh");
  }
}
