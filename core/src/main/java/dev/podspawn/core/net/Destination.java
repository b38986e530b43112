package dev.podspawn.core.net;

import java.util.List;

/**
 * Something that a session may be allowed or refused to reach: where, on which ports, by which protocol.
 *
 * <p>Written {@code host[:port[,port...]][/tcp|/udp]}, {@code *.example.org...}, {@code 10.0.0.0/8...} or
 * {@code [2001:db8::/32]...}. Without a port it is each port of TCP and UDP, and ping; with a port and without a
 * protocol it is TCP.
 *
 * @param ports from 1 to 65535, ascending, each once; empty for all
 */
public record Destination(Where where, List<Integer> ports, Protocol protocol) {

  /** Where. */
  public sealed interface Where {
    /** As configuration files write it. */
    String text();
  }

  /** One host, by its name in lower case. */
  public record Host(String name) implements Where {
    @Override
    public String text() {
      return name;
    }
  }

  /** All names below a domain, at any depth, and not the domain itself. */
  public record Below(String domain) implements Where {
    @Override
    public String text() {
      return "*." + domain;
    }
  }

  /** All addresses of a network. */
  public record Net(Network network) implements Where {
    @Override
    public String text() {
      return network.isV4() ? network.text() : "[" + network.text() + "]";
    }
  }

  /** Copies the ports. */
  public Destination {
    ports = List.copyOf(ports);
  }

  /**
   * Reads one.
   *
   * @throws DestinationException it is none
   */
  public static Destination parse(String text) throws DestinationException {
    return new DestinationParser(text).parse();
  }

  /** Whether it is one address on ports that are named, and so meant exactly. */
  public boolean isExact() {
    return where instanceof Net net && net.network().isSingle() && !ports.isEmpty();
  }

  /** As one would write it into a configuration file. */
  public String text() {
    StringBuilder text = new StringBuilder(where.text());
    for (int i = 0; i < ports.size(); i++) {
      text.append(i == 0 ? ':' : ',').append(ports.get(i));
    }
    boolean told = protocol == Protocol.UDP || (protocol == Protocol.TCP && ports.isEmpty());
    return told ? text.append('/').append(protocol.word()).toString() : text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
