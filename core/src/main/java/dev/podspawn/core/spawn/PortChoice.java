package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.podfile.Ports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which ports of the server's loopback the ports of a Podfile get. */
record PortChoice(Ports wish) {
  /** The first that a container may have; those below are the server's own. */
  static final int LOWEST = 1024;

  private static final int HIGHEST = 65_535;
  private static final int STEP = 100;

  /**
   * One for each, in the Podfile's order: the same, or with {@link Ports.Strategy#AUTO} the next free one by steps of 100.
   * None takes the place that another one of the Podfile would like to have.
   *
   * @param taken ports that cannot be had
   * @throws PodspawnException {@link ErrorCode#PORT_UNAVAILABLE}
   */
  List<PublishedPort> of(Set<Integer> taken) {
    boolean strict = wish.strategy() == Ports.Strategy.EXPOSE;
    Set<Integer> closed = new HashSet<>(taken);
    List<PublishedPort> ports = new ArrayList<>();
    for (int port : wish.expose()) {
      int host = strict ? same(port, closed) : next(port, closed);
      closed.add(host);
      ports.add(new PublishedPort(port, host));
    }
    return ports;
  }

  private static int same(int port, Set<Integer> closed) {
    if (port < LOWEST) {
      throw failure(
          port,
          "ports of the server below " + LOWEST + " are never given",
          "'strategy: auto' in the Podfile, or a port from " + LOWEST + " on");
    }
    if (closed.contains(port)) {
      throw failure(
          port,
          PublishedPort.ADDRESS + ":" + port + " of this server is taken",
          "'strategy: auto' in the Podfile, or again when it is free");
    }
    return port;
  }

  private int next(int port, Set<Integer> closed) {
    for (int host = port; host <= HIGHEST; host += STEP) {
      boolean wanted = host != port && wish.expose().contains(host);
      if (host >= LOWEST && !wanted && !closed.contains(host)) {
        return host;
      }
    }
    throw failure(
        port,
        "no port of this server is free for it, from " + port + " on by steps of " + STEP,
        "asking the admin of this machine");
  }

  private static PodspawnException failure(int port, String reason, String advice) {
    return new PodspawnException(
        ErrorCode.PORT_UNAVAILABLE, new Message("publish the port " + port, reason, advice), null);
  }
}
