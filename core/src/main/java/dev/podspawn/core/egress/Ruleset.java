package dev.podspawn.core.egress;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.NetworkMode;
import dev.podspawn.core.net.Destination;
import dev.podspawn.core.net.Network;
import dev.podspawn.core.net.Protocol;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text of the table {@code inet podspawn}, nft(8). Its chains hook into what the session's namespace sends, receives
 * and forwards. What is refused is answered at once, and counted in sets of a limited size.
 */
final class Ruleset {
  /** The table's name. */
  static final String TABLE = "podspawn";

  /** On the packets of dnsmasq; who may set a mark may also take the rules away. */
  static final String MARK = "0x7053";

  private static final String TO_RESOLVER = Ports.WITH_PORTS + " th dport 53";
  private static final int MAX_ADDRESSES = 2048;

  private final Config.Network policy;
  private final Surroundings surroundings;
  private final AllowedNames names;
  private final boolean listed;
  private final Lines text = new Lines();

  Ruleset(Config.Network policy, Surroundings surroundings) {
    this.policy = policy;
    this.surroundings = surroundings;
    this.listed = policy.mode() == NetworkMode.ALLOWLIST;
    this.names = AllowedNames.of(listed ? policy.allow() : List.of());
  }

  String text() {
    // Made if it is not there, so that it can be removed: then what follows is the whole of it, in
    // one transaction.
    text.add("table inet " + TABLE).add("delete table inet " + TABLE).open("table inet " + TABLE);
    closedSet(true);
    closedSet(false);
    for (int i = 0; i < names.combinations().size(); i++) {
      addressSet("allow4_" + i, "ipv4_addr");
      addressSet("allow6_" + i, "ipv6_addr");
    }
    new RefusalSets(text, listed).add();
    output();
    input();
    text.open("chain forward")
        .add("type filter hook forward priority filter; policy drop;")
        .close();
    return text.close().toString();
  }

  private void closedSet(boolean v4) {
    List<Network> closed = new ArrayList<>(Closed.ALWAYS);
    closed.addAll(surroundings.closed());
    if (listed) {
      for (Surroundings.Resolver resolver : surroundings.resolvers()) {
        closed.add(Network.of(resolver.address()));
      }
    }
    text.open("set closed" + (v4 ? 4 : 6))
        .add("type " + (v4 ? "ipv4_addr" : "ipv6_addr"))
        .add("flags interval")
        .add("auto-merge")
        .add("elements = " + Lines.braces(Lines.family(closed, v4)))
        .close();
  }

  private void addressSet(String name, String type) {
    text.open("set " + name)
        .add("type " + type)
        .add("flags dynamic, timeout")
        .add("timeout " + surroundings.lifetime().toSeconds() + "s")
        .add("size " + MAX_ADDRESSES)
        .close();
  }

  private void output() {
    text.open("chain output").add("type filter hook output priority filter; policy drop;");
    if (listed) {
      text.add("oifname \"lo\" jump answers");
      text.add("oifname \"lo\" ip daddr 127.0.0.1 " + TO_RESOLVER + " ct mark set " + MARK);
      text.add("oifname \"lo\" ip6 daddr ::1 " + TO_RESOLVER + " ct mark set " + MARK);
    }
    text.add("oifname \"lo\" accept");
    resolvers();
    text.add("ct state established,related accept");
    text.add("icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert }"
        + " ip6 hoplimit 255 accept");
    // What the kernel says of its own accord to groups is nobody's attempt.
    text.add("icmpv6 type { mld-listener-report, mld-listener-done, mld2-listener-report } drop");
    text.add("meta l4proto igmp drop");
    policy.deny().forEach(this::deny);
    some(true);
    text.add("ip daddr @closed4 goto refuse").add("ip6 daddr @closed6 goto refuse");
    if (listed) {
      some(false);
      allowNames();
      text.add("goto refuse");
    } else {
      text.add("accept");
    }
    text.close();
  }

  /** Before everything else: with an allow list for dnsmasq only, else the resolver could carry anything out. */
  private void resolvers() {
    for (Surroundings.Resolver resolver : surroundings.resolvers()) {
      Network address = Network.of(resolver.address());
      text.add((listed ? "meta mark " + MARK + " " : "") + daddr(address) + " " + Ports.WITH_PORTS
          + " th dport " + resolver.port() + " accept");
    }
  }

  /** Addresses and networks that are allowed: those that are meant exactly may be the host's, others may not. */
  private void some(boolean exact) {
    for (Destination destination : policy.allow()) {
      if (destination.isExact() == exact) {
        rules(destination, "accept");
      }
    }
  }

  /** Without a port all protocols are denied, not only those of which an entry can speak. */
  private void deny(Destination destination) {
    if (destination.where() instanceof Destination.Net net
        && destination.protocol() == Protocol.ANY) {
      text.add(daddr(net.network()) + " goto refuse");
    } else {
      rules(destination, "goto refuse");
    }
  }

  private void rules(Destination destination, String verdict) {
    if (destination.where() instanceof Destination.Net net) {
      for (String condition : Ports.of(destination).conditions(net.network().isV4())) {
        text.add(daddr(net.network()) + " " + condition + " " + verdict);
      }
    }
  }

  private static String daddr(Network network) {
    return (network.isV4() ? "ip daddr " : "ip6 daddr ") + network.text();
  }

  /** A new connection keeps its address open: what is in use does not end in the middle. */
  private void allowNames() {
    List<Set<Ports>> combinations = names.combinations();
    for (int i = 0; i < combinations.size(); i++) {
      for (Ports ports : combinations.get(i)) {
        allowName(i, ports, true);
        allowName(i, ports, false);
      }
    }
  }

  private void allowName(int number, Ports ports, boolean v4) {
    String set = (v4 ? "@allow4_" : "@allow6_") + number;
    String address = v4 ? "ip daddr" : "ip6 daddr";
    for (String condition : ports.conditions(v4)) {
      text.add(
          address + " " + set + " " + condition + " update " + set + " { " + address + " } accept");
    }
  }

  private void input() {
    text.open("chain input")
        .add("type filter hook input priority filter; policy drop;")
        .add("iifname \"lo\" accept")
        .add("ct state established,related accept")
        .add("icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert }"
            + " ip6 hoplimit 255 accept");
    for (InetAddress address : surroundings.entrance().from()) {
      for (int port : surroundings.entrance().ports()) {
        text.add("ip saddr " + address.getHostAddress() + " tcp dport " + port + " accept");
      }
    }
    text.add("meta pkttype host goto reject_now").close();
  }
}
