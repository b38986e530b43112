package dev.podspawn.core.egress;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration of dnsmasq(8): it passes on queries for allowed names and answers NXDOMAIN to all others, so that
 * names are no way out; and puts each address that it tells into the name's set before the answer leaves.
 *
 * <p>Without a cache each answer comes by a query, which renews the address in its set. {@code conntrack} makes dnsmasq's
 * own queries carry the mark by which the ruleset tells them from the container's.
 */
final class ResolverConfig {
  private static final String SET = "#inet#" + Ruleset.TABLE + "#allow";

  private final AllowedNames names;
  private final Surroundings surroundings;
  private final Lines text = new Lines();

  ResolverConfig(AllowedNames names, Surroundings surroundings) {
    this.names = names;
    this.surroundings = surroundings;
  }

  String text() {
    for (String line : List.of(
        "port=53",
        "listen-address=127.0.0.1",
        "bind-interfaces",
        "no-resolv",
        "no-hosts",
        "no-poll",
        "pid-file=",
        "cache-size=0",
        "conntrack",
        "local=/#/")) {
      text.add(line);
    }
    if (surroundings.ipv6()) {
      text.add("listen-address=::1");
    }
    names.hosts().keySet().forEach(this::host);
    names.domains().keySet().forEach(domain -> server("*." + domain));
    sets();
    return text.toString();
  }

  private void host(String name) {
    server(name);
    // A domain of dnsmasq's includes all names below it: those are another's, unless they are
    // allowed as well.
    if (names.portsBelow(name).isEmpty()) {
      text.add("local=/*." + name + "/");
    }
  }

  private void server(String domain) {
    for (Surroundings.Resolver resolver : surroundings.resolvers()) {
      text.add(
          "server=/" + domain + "/" + resolver.address().getHostAddress() + "#" + resolver.port());
    }
  }

  private void sets() {
    List<Set<Ports>> combinations = names.combinations();
    TreeSet<String> all = new TreeSet<>(names.hosts().keySet());
    all.addAll(names.domains().keySet());
    for (String name : all) {
      int number = combinations.indexOf(names.portsOf(name));
      text.add("nftset=/" + name + "/4" + SET + "4_" + number + ",6" + SET + "6_" + number);
    }
  }
}
