package dev.podspawn.core.egress;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.NetworkMode;
import dev.podspawn.core.net.AddressText;
import dev.podspawn.core.net.Destination;
import dev.podspawn.core.net.DestinationException;
import dev.podspawn.core.net.Network;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write policies and surroundings in tests. */
final class Policies {
  private Policies() {}

  static Config.Network allowlist(String... allow) {
    return new Config.Network(NetworkMode.ALLOWLIST, destinations(allow), List.of());
  }

  static Config.Network full(String... deny) {
    return new Config.Network(NetworkMode.FULL, List.of(), destinations(deny));
  }

  static List<Destination> destinations(String... texts) {
    List<Destination> list = new ArrayList<>();
    for (String text : texts) {
      try {
        list.add(Destination.parse(text));
      } catch (DestinationException e) {
        throw new IllegalArgumentException(text, e);
      }
    }
    return list;
  }

  /** With a resolver, and addresses of the host. */
  static Surroundings around(String resolver, String... closed) {
    List<Network> networks = new ArrayList<>();
    for (String text : closed) {
      networks.add(Network.of(AddressText.parse(text).orElseThrow()));
    }
    Surroundings.Resolver dns =
        new Surroundings.Resolver(AddressText.parse(resolver).orElseThrow(), 53);
    return Surroundings.of(networks, List.of(dns), true);
  }
}
