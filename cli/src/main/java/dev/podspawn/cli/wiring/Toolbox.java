package dev.podspawn.cli.wiring;

import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.spawn.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The distribution's directory of what containers are shown: podspawn-guest, and a busybox where the distribution was
 * built with one for this architecture.
 *
 * @param directory with every symbolic link resolved, for engines say of a mount what it really is
 */
record Toolbox(Path directory) {

  /** The toolbox for this machine's architecture; empty when the distribution has none. */
  static Optional<Toolbox> of(Path home) {
    Path directory = place(home);
    if (!Files.isExecutable(guest(directory))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Toolbox(directory.toRealPath()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where the toolbox is, or would be. */
  static Path place(Path home) {
    return home.resolve("toolbox").resolve(architecture());
  }

  /** This machine's, as Debian and images call it. */
  static String architecture() {
    String architecture = System.getProperty("os.arch", "");
    return architecture.equals("aarch64") ? "arm64" : architecture;
  }

  private static Path guest(Path directory) {
    return directory.resolve("bin").resolve("podspawn-guest");
  }

  /** Read-only in the container, where the guest expects it. */
  Mount mount() {
    return new Mount(directory, Tools.TOOLBOX);
  }

  /** The image's own small programs where there are none in the toolbox. */
  Tools tools() {
    return Files.isExecutable(directory.resolve("bin").resolve("busybox"))
        ? Tools.OF_TOOLBOX
        : Tools.OF_IMAGE;
  }
}
