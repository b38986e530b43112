package dev.podspawn.core.config;

import dev.podspawn.core.client.JumpHosts;
import java.util.Optional;

/** The hosts on the way to a server. */
final class JumpType extends ScalarType<JumpHosts> {
  @Override
  Optional<JumpHosts> parse(String text) {
    return JumpHosts.parse(text);
  }

  @Override
  String expected() {
    return JumpHosts.EXPECTED;
  }
}
