package dev.podspawn.core.setup;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The host's programs that set-up runs and that have to succeed. */
final class Programs {
  private static final List<String> PATH = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private Programs() {}

  /** Whether the program is where {@link HostCommand} looks. */
  static boolean has(String name) {
    return PATH.stream().anyMatch(place -> Files.isExecutable(Path.of(place, name)));
  }

  /**
   * Runs a program.
   *
   * @return what it printed on its standard output
   * @throws IOException it ended with another status than 0; with what it said
   */
  static String run(String... argv) throws IOException {
    HostCommand done = HostCommand.run(List.of(argv), true);
    if (!done.succeeded()) {
      throw new IOException(String.join(" ", argv) + " ended with status " + done.status()
          + (done.output().isBlank()
              ? ""
              : ": " + done.output().strip().replaceAll("\\s*\n\\s*", "; ")));
    }
    return done.output();
  }

  /** Whether systemd runs this machine (sd_booted(3)). */
  static boolean haveSystemd() {
    return Files.isDirectory(Path.of("/run/systemd/system"));
  }
}
