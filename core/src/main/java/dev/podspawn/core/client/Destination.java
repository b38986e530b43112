package dev.podspawn.core.client;

import java.util.Optional;

/**
 * Whom to call for a name.
 *
 * @param host a name or an address
 * @param port 1..65535
 * @param jump how to get there, if not directly
 */
public record Destination(String host, int port, Optional<JumpHosts> jump) {
  /** The place as messages show it. */
  @Override
  public String toString() {
    return new ServerAddress(host, Optional.of(port)).toString();
  }
}
