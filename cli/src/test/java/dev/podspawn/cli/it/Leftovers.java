package dev.podspawn.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What podspawn keeps of an account in /run until the machine starts anew, which is not to outlive a test's account. */
final class Leftovers {
  private static final Path PLACES = Path.of("/run/podspawn-forward");

  private Leftovers() {}

  /** Removes it. */
  static void of(String account) throws IOException {
    for (String end : new String[] {".net", ".lock", ".watch"}) {
      Files.deleteIfExists(PLACES.resolve(account + end));
    }
  }
}
