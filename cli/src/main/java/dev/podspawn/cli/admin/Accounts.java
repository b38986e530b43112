package dev.podspawn.cli.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The system's account database, by getent(1): Java asks it for names only. */
final class Accounts {
  private static final String GETENT = "/usr/bin/getent";
  private static final int FIELDS = 7;

  private Accounts() {}

  /**
   * Looks an account up.
   *
   * @param key its name, or its uid in decimal
   * @return empty when there is none
   */
  static Optional<Owner> find(String key) throws IOException {
    Process process = new ProcessBuilder(List.of(GETENT, "passwd", "--", key))
        .redirectErrorStream(true)
        .start();
    process.getOutputStream().close();
    String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return parse(line.strip());
  }

  /** {@code name:password:uid:gid:gecos:home:shell} (passwd(5)). */
  static Optional<Owner> parse(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Owner(
          fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
