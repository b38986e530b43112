package dev.podspawn.cli.wiring;

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

  /** Where ssh keeps what is the person's. */
  Path ssh() {
    return home.resolve(".ssh");
  }
}
