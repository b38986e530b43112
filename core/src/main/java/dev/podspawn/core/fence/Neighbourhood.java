package dev.podspawn.core.fence;

import dev.podspawn.core.egress.Surroundings;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.net.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what lies around a container's network namespace: the host's addresses, the routers, the networks of other
 * containers and its own, none of which a session may reach; and the name servers, which it may ask.
 *
 * @param podman whether the engine is Podman, whose bridges have a name server at their router's address
 */
record Neighbourhood(HostNetwork host, Routes routes, boolean podman, boolean ipv6) {
  /** The interface of slirp4netns(1). Its router is at .2, its name server at .3 of whatever network it was given. */
  private static final String SLIRP = "tap0";

  private static final int DNS_PORT = 53;

  static Neighbourhood of(ProcFiles container) throws IOException {
    ProcFiles parent = ProcFiles.of(Integer.parseInt(container.status("PPid")));
    return new Neighbourhood(
        HostNetwork.look(),
        Routes.of(container),
        !parent.program().startsWith("containerd-shi"),
        container.has("if_inet6") && !container.rows("if_inet6").isEmpty());
  }

  /** With what engines let in of ports that they publish. */
  Surroundings surroundings(List<PublishedPort> ports) {
    return Surroundings.of(new ArrayList<>(closed()), resolvers(), ipv6)
        .publishing(entrance(ports));
  }

  /**
   * The host's address on the container's bridge is where packets for them come from. With slirp4netns a process of
   * Podman's connects by the container's own loopback.
   */
  private Surroundings.Entrance entrance(List<PublishedPort> ports) {
    List<Integer> numbers = new ArrayList<>();
    List<InetAddress> routers = new ArrayList<>();
    for (PublishedPort port : ports) {
      numbers.add(port.container());
    }
    for (Routes.Gateway gateway : routes.gateways()) {
      boolean v4 = gateway.address().getAddress().length == 4;
      if (v4 && isEngines(gateway) && !gateway.device().equals(SLIRP)) {
        routers.add(gateway.address());
      }
    }
    return numbers.isEmpty()
        ? Surroundings.Entrance.NONE
        : new Surroundings.Entrance(numbers, routers);
  }

  private Set<Network> closed() {
    Set<Network> closed = new LinkedHashSet<>();
    for (InetAddress address : host.addresses()) {
      closed.add(Network.of(address));
    }
    closed.addAll(host.bridges());
    List<InetAddress> bridges = new ArrayList<>();
    List<InetAddress> site = host.site();
    for (Network near : routes.near()) {
      if (!isSharedWithHost(near)) {
        closed.add(near);
        bridges.add(near.address());
        site.removeIf(near::contains); // the host's own address on the container's bridge
      }
    }
    for (Network bridge : host.bridges()) {
      bridges.add(bridge.address());
    }
    closed.addAll(BridgePools.closed(bridges, site));
    for (Routes.Gateway gateway : routes.gateways()) {
      if (isEngines(gateway)) {
        closed.add(Network.of(gateway.address()));
      }
    }
    return closed;
  }

  /**
   * Whether it is the host's own network, and not one that the engine made: with pasta(1), macvlan and the like the
   * container is a neighbour of the host, and its router is the site's.
   */
  private boolean isSharedWithHost(Network near) {
    for (Routes.Gateway gateway : routes.gateways()) {
      if (near.contains(gateway.address()) && isEngines(gateway)) {
        return false;
      }
    }
    return hasOneOfHost(near) && !isSlirp();
  }

  private boolean hasOneOfHost(Network near) {
    for (InetAddress address : host.addresses()) {
      if (near.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the router is the engine's: the host itself, or a place where no other of the host's addresses is. */
  private boolean isEngines(Routes.Gateway gateway) {
    if (gateway.device().equals(SLIRP) || host.addresses().contains(gateway.address())) {
      return true;
    }
    for (Network near : routes.near()) {
      if (near.contains(gateway.address()) && hasOneOfHost(near)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSlirp() {
    for (Routes.Gateway gateway : routes.gateways()) {
      if (gateway.device().equals(SLIRP)) {
        return true;
      }
    }
    return false;
  }

  private List<Surroundings.Resolver> resolvers() {
    Set<InetAddress> servers = new LinkedHashSet<>();
    for (Routes.Gateway gateway : routes.gateways()) {
      if (gateway.address().getAddress().length == 4 && isEngines(gateway)) {
        if (gateway.device().equals(SLIRP)) {
          servers.add(next(gateway.address()));
        } else if (podman) {
          servers.add(gateway.address());
        }
      }
    }
    servers.addAll(host.nameServers());
    List<Surroundings.Resolver> resolvers = new ArrayList<>();
    for (InetAddress server : servers) {
      resolvers.add(new Surroundings.Resolver(server, DNS_PORT));
    }
    return resolvers;
  }

  private static InetAddress next(InetAddress address) {
    byte[] bytes = address.getAddress();
    bytes[bytes.length - 1]++;
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
