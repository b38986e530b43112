package dev.podspawn.core.engine;

import java.util.List;

/**
 * How names are looked up in a container. One that joins another's network has that one's.
 *
 * @param servers addresses for its {@code resolv.conf}; empty for the engine's choice, and with no network
 * @param own names that are its own loopback, 127.0.0.1
 */
public record NameLookup(List<String> servers, List<String> own) {
  /** As the engine has it. */
  public static final NameLookup OF_ENGINE = new NameLookup(List.of(), List.of());

  public NameLookup {
    servers = List.copyOf(servers);
    own = List.copyOf(own);
  }
}
