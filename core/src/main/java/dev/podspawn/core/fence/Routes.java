package dev.podspawn.core.fence;

import dev.podspawn.core.net.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Where packets go from a network namespace, by its tables of routes.
 *
 * @param near networks that are reached without a router: those of the namespace's own interfaces
 * @param gateways the routers
 */
record Routes(List<Network> near, List<Gateway> gateways) {
  /** A route's interface that is the namespace's own. */
  private static final String LOOPBACK = "lo";

  private static final int V6_BYTES = 16;

  /** A router, and the interface it is behind. */
  record Gateway(InetAddress address, String device) {}

  static Routes of(ProcFiles files) throws IOException {
    Routes routes = new Routes(new ArrayList<>(), new ArrayList<>());
    for (List<String> row : files.table("route")) {
      routes.addV4(row);
    }
    if (files.has("ipv6_route")) {
      for (List<String> row : files.rows("ipv6_route")) {
        routes.addV6(row);
      }
    }
    return routes;
  }

  /**
   * {@code Iface Destination Gateway Flags RefCnt Use Metric Mask ...}; addresses are the four bytes of network order, as a
   * number of this machine's order in hexadecimal digits (fib_route_seq_show).
   */
  private void addV4(List<String> row) throws IOException {
    if (row.size() < 8) {
      throw new IOException("no route: " + row);
    }
    add(
        row.get(0),
        Hex.ofNumber(row.get(1)),
        Integer.bitCount((int) Long.parseLong(row.get(7), 16)),
        Hex.ofNumber(row.get(2)));
  }

  /**
   * {@code destination length source length next-hop metric references uses flags interface}; the addresses in network
   * order (rt6_info_route).
   */
  private void addV6(List<String> row) throws IOException {
    if (row.size() < 10) {
      throw new IOException("no route: " + row);
    }
    add(row.get(9), Hex.bytes(row.get(0)), Integer.parseInt(row.get(1), 16), Hex.bytes(row.get(4)));
  }

  private void add(String device, byte[] destination, int prefix, byte[] gateway)
      throws IOException {
    if (device.equals(LOOPBACK)) {
      return;
    }
    InetAddress router = InetAddress.getByAddress(gateway);
    if (!router.isAnyLocalAddress()) {
      gateways.add(new Gateway(router, device));
      return;
    }
    // A route to everywhere without a router, and to one's own address, say nothing of a network.
    if (prefix > 0 && !isOwn(destination, prefix)) {
      near.add(new Network(InetAddress.getByAddress(destination), prefix));
    }
  }

  private static boolean isOwn(byte[] destination, int prefix) {
    return destination.length == V6_BYTES && prefix == destination.length * Byte.SIZE;
  }
}
