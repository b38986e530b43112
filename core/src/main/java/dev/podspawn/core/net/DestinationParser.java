package dev.podspawn.core.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Takes the text of a {@link Destination} apart, from its end: protocol, ports, and what is left. */
final class DestinationParser {
  private static final int MAX_LENGTH = 400;
  private static final int MAX_PORTS = 64;
  private static final int MAX_PORT = 65_535;

  private final String text;

  DestinationParser(String text) {
    this.text = text;
  }

  Destination parse() throws DestinationException {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new DestinationException("it is empty or too long");
    }
    if (text.contains("://")) {
      throw new DestinationException("a host and its port are written as example.org:443");
    }
    String rest = text;
    Protocol protocol = Protocol.ANY;
    if (rest.endsWith("/udp") || rest.endsWith("/tcp")) {
      protocol = rest.endsWith("/udp") ? Protocol.UDP : Protocol.TCP;
      rest = rest.substring(0, rest.length() - 4);
    }
    int colon = portColon(rest);
    List<Integer> ports = colon < 0 ? List.of() : ports(rest.substring(colon + 1));
    Destination.Where where = where(colon < 0 ? rest : rest.substring(0, colon));
    boolean tcp = protocol == Protocol.ANY && !ports.isEmpty();
    return new Destination(where, ports, tcp ? Protocol.TCP : protocol);
  }

  /** Where the colon before the ports is, or -1. */
  private static int portColon(String rest) throws DestinationException {
    if (rest.startsWith("[")) {
      int end = rest.indexOf(']');
      if (end < 0 || (end < rest.length() - 1 && rest.charAt(end + 1) != ':')) {
        throw new DestinationException("an IPv6 address is written as [2001:db8::1]:443");
      }
      return end < rest.length() - 1 ? end + 1 : -1;
    }
    int colon = rest.indexOf(':');
    if (colon != rest.lastIndexOf(':')) {
      throw new DestinationException(
          "an IPv6 address stands in brackets, such as [2001:db8::1]:443 or [2001:db8::/32]");
    }
    return colon;
  }

  private static List<Integer> ports(String list) throws DestinationException {
    TreeSet<Integer> ports = new TreeSet<>();
    int start = 0;
    while (start <= list.length()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      int port = AddressText.number(list.substring(start, end), MAX_PORT);
      if (port < 1) {
        throw new DestinationException("a port is a number from 1 to " + MAX_PORT
            + "; several are written as 80,443 without blanks");
      }
      ports.add(port);
      start = end + 1;
    }
    if (ports.size() > MAX_PORTS) {
      throw new DestinationException("more than " + MAX_PORTS + " ports");
    }
    return new ArrayList<>(ports);
  }

  private static Destination.Where where(String rest) throws DestinationException {
    if (rest.startsWith("[")) {
      return network(rest.substring(1, rest.length() - 1), true);
    }
    if (rest.indexOf('/') >= 0 || AddressText.v4(rest).isPresent()) {
      return network(rest, false);
    }
    if (!rest.startsWith("*")) {
      return new Destination.Host(HostName.parse(rest));
    }
    if (!rest.startsWith("*.")) {
      throw new DestinationException("'*' stands for the whole first part, as in *.example.org");
    }
    String domain = HostName.parse(rest.substring(2));
    if (domain.indexOf('.') < 0) {
      throw new DestinationException(
          "all names below ." + domain
              + " are too many: somebody else's name is among them; name a domain, as in *.example.org");
    }
    return new Destination.Below(domain);
  }

  private static Destination.Net network(String text, boolean bracketed)
      throws DestinationException {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = AddressText.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty() || bracketed != (address.get().getAddress().length == 16)) {
      throw new DestinationException(
          bracketed
              ? "in brackets stands an IPv6 address or network, such as [2001:db8::/32]"
              : "before '/' stands an address, such as 192.0.2.0/24, and behind it tcp, udp or a length");
    }
    int longest = address.get().getAddress().length * Byte.SIZE;
    int prefix = slash < 0 ? longest : AddressText.number(text.substring(slash + 1), longest);
    if (prefix < 0) {
      throw new DestinationException("the length of a prefix is a number from 0 to " + longest);
    }
    Network network = new Network(address.get(), prefix);
    if (!network.address().equals(address.get())) {
      throw new DestinationException("the address has bits behind the prefix; did you mean "
          + new Destination.Net(network).text() + "?");
    }
    return new Destination.Net(network);
  }
}
