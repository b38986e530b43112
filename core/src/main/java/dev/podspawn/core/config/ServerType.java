package dev.podspawn.core.config;

import dev.podspawn.core.client.ServerAddress;
import java.util.Optional;

/** Where a server is. */
final class ServerType extends ScalarType<ServerAddress> {
  @Override
  Optional<ServerAddress> parse(String text) {
    return ServerAddress.parse(text);
  }

  @Override
  String expected() {
    return ServerAddress.EXPECTED;
  }
}
