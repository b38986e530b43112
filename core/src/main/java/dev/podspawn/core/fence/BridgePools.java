package dev.podspawn.core.fence;

import dev.podspawn.core.net.AddressText;
import dev.podspawn.core.net.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where the engines take the networks of bridges from unless they are told otherwise. The host has an address on each
 * bridge, also on those that are made while a session lasts; so a pool that is in use is closed as a whole, but for one
 * that the site uses too.
 */
final class BridgePools {
  /** Podman's default network and the 256 that follow it (containers.conf(5)); Docker's first fifteen. */
  private static final List<Network> ALL =
      List.of(network("10.88.0.0", 15), network("172.16.0.0", 12));

  private BridgePools() {}

  /**
   * The pools to be closed.
   *
   * @param bridges addresses of networks of bridges that there are
   * @param site addresses of the host and its name servers that are on no bridge
   */
  static List<Network> closed(Collection<InetAddress> bridges, Collection<InetAddress> site) {
    List<Network> closed = new ArrayList<>();
    for (Network pool : ALL) {
      if (hasOneOf(pool, bridges) && !hasOneOf(pool, site)) {
        closed.add(pool);
      }
    }
    return closed;
  }

  private static boolean hasOneOf(Network pool, Collection<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      if (pool.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static Network network(String address, int prefix) {
    return new Network(AddressText.parse(address).orElseThrow(), prefix);
  }
}
