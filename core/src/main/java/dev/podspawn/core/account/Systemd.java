package dev.podspawn.core.account;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether systemd runs this host; runtime directories and cgroups are its business then. */
final class Systemd {
  private Systemd() {}

  /** As sd_booted(3) asks. */
  static boolean runsHere() {
    return Files.isDirectory(Path.of("/run/systemd/system"));
  }
}
