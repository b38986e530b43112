package dev.podspawn.core.egress;

import dev.podspawn.core.net.Destination;
import dev.podspawn.core.net.DestinationException;
import dev.podspawn.core.net.Network;
import java.util.ArrayList;
import java.util.List;

/** Networks that no session has any business in, outside of its own loopback interface. */
final class Closed {
  /**
   * This host and network (RFC 1122), loopback, link-local (RFC 3927: a cloud's metadata service is there), multicast,
   * broadcast; and the same of IPv6 (RFC 4291).
   */
  static final List<Network> ALWAYS = networks(
      "0.0.0.0/8",
      "127.0.0.0/8",
      "169.254.0.0/16",
      "224.0.0.0/4",
      "255.255.255.255",
      "[::/127]",
      "[fe80::/10]",
      "[ff00::/8]");

  private Closed() {}

  private static List<Network> networks(String... texts) {
    List<Network> networks = new ArrayList<>();
    for (String text : texts) {
      try {
        if (Destination.parse(text).where() instanceof Destination.Net net) {
          networks.add(net.network());
        }
      } catch (DestinationException e) {
        throw new IllegalArgumentException(text, e);
      }
    }
    return List.copyOf(networks);
  }
}
