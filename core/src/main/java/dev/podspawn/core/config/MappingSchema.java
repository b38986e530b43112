package dev.podspawn.core.config;

import dev.podspawn.core.client.JumpHosts;
import dev.podspawn.core.client.ServerAddress;
import dev.podspawn.core.name.ProjectName;
import java.util.List;
import java.util.Optional;

/** Every key of a mapping in its long form. */
final class MappingSchema {
  /** Where a server is. */
  static final ScalarType<ServerAddress> SERVER =
      new ParsedType<>(ServerAddress::parse, ServerAddress.EXPECTED);

  static final Key<Optional<ServerAddress>> HOST = Key.now("host", new OptionalType<>(SERVER), "");
  static final Key<Optional<String>> MODE =
      Key.later("mode", new OptionalType<>(new LineType()), "");
  static final Key<Optional<JumpHosts>> JUMP = Key.now(
      "jump", new OptionalType<>(new ParsedType<>(JumpHosts::parse, JumpHosts.EXPECTED)), "");
  static final Key<Optional<ProjectName>> PROJECT =
      Key.now("project", new OptionalType<>(new ProjectNameType()), "");

  static final List<Key<?>> KEYS = List.of(HOST, MODE, JUMP, PROJECT);

  private MappingSchema() {}
}
