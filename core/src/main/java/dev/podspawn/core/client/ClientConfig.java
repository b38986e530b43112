package dev.podspawn.core.client;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ~/.podspawn/config.yaml}: which server a name stands for.
 *
 * @param defaultServer for every {@code .pod} name that has no mapping
 * @param mappings by name, in the file's order
 * @param local what the file says of containers on this machine, by key; kept, and without a meaning yet
 */
public record ClientConfig(
    Optional<ServerAddress> defaultServer,
    Map<PodName, Mapping> mappings,
    Map<String, String> local) {
  /** No server at all. */
  public static final ClientConfig EMPTY = new ClientConfig(Optional.empty(), Map.of(), Map.of());

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SSH_PORT = 22;

  public ClientConfig {
    mappings = Collections.unmodifiableMap(new LinkedHashMap<>(mappings));
    local = Collections.unmodifiableMap(new LinkedHashMap<>(local));
  }

  /**
   * Whom to call for a name: {@code localhost.pod} is this machine whatever the file says, then the name's own mapping,
   * then the default. Any other name is its own server.
   *
   * @param port what ssh asks for; its own default, 22, gives way to that of the file
   * @throws PodspawnException SERVER_UNMAPPED: a {@code .pod} name without mapping, and no default
   */
  public Destination resolve(String host, int port) {
    Optional<PodName> name = PodName.parse(host);
    if (name.isEmpty()) {
      return new Destination(host, port, Optional.empty());
    }
    if (name.get().equals(PodName.LOCALHOST)) {
      return new Destination(LOOPBACK, port, Optional.empty());
    }
    Mapping mapping = mappingOf(name.get());
    int wanted = port == SSH_PORT ? mapping.server().portOrSsh() : port;
    return new Destination(mapping.server().host(), wanted, mapping.jump());
  }

  private Mapping mappingOf(PodName name) {
    Mapping own = mappings.get(name);
    if (own != null) {
      return own;
    }
    return Mapping.to(defaultServer.orElseThrow(() -> new PodspawnException(
        ErrorCode.SERVER_UNMAPPED,
        new Message(
            "connect to " + name,
            "it is mapped to no server, and there is no default server",
            "'podspawn config set " + name + " SERVER' or 'podspawn config set servers.default"
                + " SERVER'"),
        null)));
  }
}
