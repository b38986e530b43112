package dev.podspawn.cli.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The host account that a process runs as.
 *
 * @param name as the system's account database has it
 */
public record Account(String name, int uid) {

  static Account ofProcess() throws IOException {
    int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return new Account(System.getProperty("user.name", ""), uid);
  }

  /** An account of which nothing is known; it may do nothing that is root's. */
  static Account unknown() {
    return new Account(System.getProperty("user.name", ""), -1);
  }

  /** Whether the account is root. */
  public boolean isRoot() {
    return uid == 0;
  }
}
