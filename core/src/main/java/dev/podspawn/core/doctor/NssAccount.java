package dev.podspawn.core.doctor;

import java.nio.file.Path;
import java.util.Optional;

/** A line of the account database (passwd(5)). */
public record NssAccount(String name, int uid, int gid, Path home, String shell) {
  private static final int FIELDS = 7;

  /** {@code name:password:uid:gid:gecos:home:shell}; empty when it is none. */
  public static Optional<NssAccount> parse(String line) {
    String[] fields = line.strip().split(":", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NssAccount(
          fields[0],
          Integer.parseInt(fields[2]),
          Integer.parseInt(fields[3]),
          Path.of(fields[5].isEmpty() ? "/" : fields[5]),
          fields[6].isEmpty() ? "/bin/sh" : fields[6]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
