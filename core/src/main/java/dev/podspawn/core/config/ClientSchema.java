package dev.podspawn.core.config;

import dev.podspawn.core.client.Mapping;
import dev.podspawn.core.client.PodName;
import dev.podspawn.core.client.ServerAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of the client's {@code ~/.podspawn/config.yaml}. */
final class ClientSchema {
  static final Key<Optional<ServerAddress>> DEFAULT =
      Key.now("servers.default", new OptionalType<>(MappingSchema.SERVER), "");
  static final Key<Map<PodName, Mapping>> MAPPINGS =
      Key.now("servers.mappings", new MappingsType(), "{}");
  static final Key<Map<String, String>> LOCAL = Key.later("local", new KeptType(), "{}");

  static final List<Key<?>> KEYS = List.of(DEFAULT, MAPPINGS, LOCAL);

  private ClientSchema() {}
}
