package dev.podspawn.core.connect;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Orders addresses so that families take turns, the first's first (RFC 8305, section 4). */
final class Families {
  private Families() {}

  static List<InetAddress> inTurn(InetAddress... addresses) {
    List<InetAddress> first = new ArrayList<>();
    List<InetAddress> second = new ArrayList<>();
    for (InetAddress address : addresses) {
      boolean like = address instanceof Inet6Address == addresses[0] instanceof Inet6Address;
      (like ? first : second).add(address);
    }
    List<InetAddress> all = new ArrayList<>();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      if (i < first.size()) {
        all.add(first.get(i));
      }
      if (i < second.size()) {
        all.add(second.get(i));
      }
    }
    return all;
  }
}
