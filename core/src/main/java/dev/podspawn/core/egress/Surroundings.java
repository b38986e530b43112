package dev.podspawn.core.egress;

import dev.podspawn.core.net.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What lies around a session's network namespace.
 *
 * @param closed what no session may reach, unless it is listed as an address with ports: every address of the host, the
 *     gateway, and the networks of other sessions
 * @param resolvers the name servers that the session's own names come from, as packets leave the namespace for them (so
 *     no 127.0.0.11 of Docker's, but what that asks)
 * @param ipv6 whether the namespace has IPv6 ({@code ::1} is there)
 * @param lifetime how long an address that was the answer for an allowed name stays open after that, or after its last
 *     new connection; at least a second
 * @param entrance what may come in
 */
public record Surroundings(
    List<Network> closed,
    List<Resolver> resolvers,
    boolean ipv6,
    Duration lifetime,
    Entrance entrance) {

  /**
   * An hour and a bit: an hourly job that resolves a name again just before its address runs out, and connects just
   * after that, would be refused.
   */
  public static final Duration LIFETIME = Duration.ofSeconds(3697);

  /** A name server. */
  public record Resolver(InetAddress address, int port) {}

  /**
   * TCP ports of the session that are published on the host.
   *
   * @param from addresses of IPv4 that the host's packets for them have
   */
  public record Entrance(List<Integer> ports, List<InetAddress> from) {
    /** Nothing is published. */
    public static final Entrance NONE = new Entrance(List.of(), List.of());

    public Entrance {
      ports = List.copyOf(ports);
      from = List.copyOf(from);
    }
  }

  /** Those of a session that publishes nothing. */
  public Surroundings(
      List<Network> closed, List<Resolver> resolvers, boolean ipv6, Duration lifetime) {
    this(closed, resolvers, ipv6, lifetime, Entrance.NONE);
  }

  /** The same, where something may come in. */
  public Surroundings publishing(Entrance other) {
    return new Surroundings(closed, resolvers, ipv6, lifetime, other);
  }

  /** Copies the lists. */
  public Surroundings {
    closed = List.copyOf(closed);
    resolvers = List.copyOf(resolvers);
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("too short a lifetime: " + lifetime);
    }
  }

  /** Those of a usual session, with {@link #LIFETIME}. */
  public static Surroundings of(List<Network> closed, List<Resolver> resolvers, boolean ipv6) {
    return new Surroundings(closed, resolvers, ipv6, LIFETIME);
  }
}
