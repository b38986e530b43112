package dev.podspawn.core.egress;

import dev.podspawn.core.net.Destination;
import dev.podspawn.core.net.Protocol;
import java.util.List;

/** On which ports, by which protocol. */
record Ports(List<Integer> ports, Protocol protocol) {
  /** Packets that have ports. */
  static final String WITH_PORTS = "meta l4proto { tcp, udp }";

  static Ports of(Destination destination) {
    return new Ports(destination.ports(), destination.protocol());
  }

  /** The conditions for packets of one family; one rule for each. */
  List<String> conditions(boolean v4) {
    if (protocol == Protocol.ANY) {
      return List.of(WITH_PORTS, v4 ? "icmp type echo-request" : "icmpv6 type echo-request");
    }
    return List.of(
        ports.isEmpty() ? "meta l4proto " + protocol.word() : protocol.word() + " dport " + list());
  }

  private String list() {
    StringBuilder text = new StringBuilder("{ ");
    for (int i = 0; i < ports.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(ports.get(i).intValue());
    }
    return text.append(" }").toString();
  }
}
