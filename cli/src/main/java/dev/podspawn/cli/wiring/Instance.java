package dev.podspawn.cli.wiring;

import java.nio.file.Path;

/** This installation's id: two installations on one machine have different state directories. */
final class Instance {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Instance() {}

  /** The 64-bit FNV-1a hash of the path, in hexadecimal: stable, and nothing that anybody has to keep secret. */
  static String of(Path stateDir) {
    String path = stateDir.toAbsolutePath().normalize().toString();
    long hash = FNV_OFFSET;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * FNV_PRIME;
    }
    return Long.toHexString(hash);
  }
}
