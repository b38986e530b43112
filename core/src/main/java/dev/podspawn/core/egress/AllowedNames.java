package dev.podspawn.core.egress;

import dev.podspawn.core.net.Destination;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names of a list of destinations. dnsmasq puts the addresses of a name into one set, that of the longest domain which
 * the name ends with; so a set is for a combination of ports, all those that its names may be reached on.
 *
 * @param hosts single hosts, and for each on which ports
 * @param domains domains below which all names are allowed, and for each on which ports
 */
record AllowedNames(Map<String, Set<Ports>> hosts, Map<String, Set<Ports>> domains) {

  static AllowedNames of(List<Destination> destinations) {
    Map<String, Set<Ports>> hosts = new TreeMap<>();
    Map<String, Set<Ports>> domains = new TreeMap<>();
    for (Destination destination : destinations) {
      if (destination.where() instanceof Destination.Host host) {
        add(hosts, host.name(), Ports.of(destination));
      } else if (destination.where() instanceof Destination.Below below) {
        add(domains, below.domain(), Ports.of(destination));
      }
    }
    return new AllowedNames(hosts, domains);
  }

  private static void add(Map<String, Set<Ports>> all, String name, Ports ports) {
    Set<Ports> known = all.getOrDefault(name, new LinkedHashSet<>());
    known.add(ports);
    all.put(name, known);
  }

  /** The combinations of ports: the set's number is the place in this list. */
  List<Set<Ports>> combinations() {
    Set<Set<Ports>> distinct = new LinkedHashSet<>();
    hosts.keySet().forEach(name -> distinct.add(portsOf(name)));
    domains.keySet().forEach(name -> distinct.add(portsOf(name)));
    return new ArrayList<>(distinct);
  }

  /** All ports on which a name of these may be reached, or what is below it. */
  Set<Ports> portsOf(String name) {
    Set<Ports> ports = new LinkedHashSet<>(hosts.getOrDefault(name, Set.of()));
    ports.addAll(portsBelow(name));
    return ports;
  }

  /** On which ports all names below a name may be reached; empty if they may not. */
  Set<Ports> portsBelow(String name) {
    Set<Ports> ports = new LinkedHashSet<>();
    String rest = name;
    while (!rest.isEmpty()) {
      ports.addAll(domains.getOrDefault(rest, Set.of()));
      int point = rest.indexOf('.');
      rest = point < 0 ? "" : rest.substring(point + 1);
    }
    return ports;
  }
}
