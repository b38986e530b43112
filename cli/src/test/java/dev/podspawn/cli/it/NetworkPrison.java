package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Running;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a prisoner reaches of the network that is none of its business, with {@code network: full}. */
interface NetworkPrison extends PrisonAttempts {
  /** The host's network, with a service on every address. */
  PrisonNetwork network();

  @Test
  default void theHostsAddressesAreOutOfReach() {
    Set<String> addresses = network().addresses();
    assertThat(addresses)
        .hasSizeGreaterThan(3)
        .allSatisfy(address -> assertThat(network().heardByTheHost(address))
            .as(address)
            .isEqualTo(PrisonNetwork.GREETING));
    addresses.addAll(gateways(prison().root()));
    assertThat(heard(prison().root(), addresses)).isEmpty();
    assertThat(heard(prison().account(), addresses)).isEmpty();
  }

  /** The container's default routes, and what engines call the host. */
  private static List<String> gateways(PodUser user) {
    List<String> gateways =
        new ArrayList<>(user.run("ip route | sed -n 's/^default via \\([^ ]*\\).*/\\1/p';"
                + " ip -6 route | sed -n 's/^default via \\([^ ]*\\).*/\\1/p'")
            .lines());
    gateways.addAll(List.of("10.0.2.2", "10.0.2.3", "127.0.0.1", "0.0.0.0", "::1", "::"));
    return gateways;
  }

  private Set<String> heard(PodUser user, Set<String> addresses) {
    StringBuilder script = new StringBuilder();
    for (String address : addresses) {
      script
          .append("/tmp/hog visit ")
          .append(address)
          .append(' ')
          .append(network().port());
      script.append(" | grep -q '").append(PrisonNetwork.GREETING).append("' && echo ");
      script.append(address).append(" & ");
    }
    return new LinkedHashSet<>(user.run(script + "wait").lines());
  }

  @Test
  default void theHostsNamesLeadNowhere() {
    String visits =
        "for name in host.containers.internal host.docker.internal gateway.docker.internal"
            + " $(hostname) localhost; do echo | nc -w 1 $name " + network().port() + "; done";
    assertThat(prison().root().run(visits).stdout()).doesNotContain(PrisonNetwork.GREETING);
  }

  @Test
  default void othersContainersAreOutOfReach() {
    String own = "ip -o addr show scope global | awk '{ print $4 }' | cut -d / -f 1";
    try (Running service = prison().bob().ssh().start("/tmp/hog listen bobs")) {
      service.stdout().await("\n", PrisonHost.PATIENCE);
      String port = service.stdout().text().strip();
      List<String> addresses = prison().bob().run(own).ok().lines();
      assertThat(addresses).isNotEmpty();
      String name = "podspawn-" + prison().bob().name();
      StringBuilder visits = new StringBuilder();
      addresses.forEach(address -> visits
          .append("/tmp/hog visit ")
          .append(address)
          .append(' ')
          .append(port)
          .append("; "));
      assertThat(prison().bob().run(visits.toString()).lines())
          .hasSize(addresses.size())
          .containsOnly("bobs");
      visits.append("nc -w 1 ").append(name).append(' ').append(port).append("; ");
      visits.append("nc -w 1 ").append(prison().bob().name()).append(' ').append(port);
      if (addresses.equals(prison().root().run(own).ok().lines())) {
        // Each container has the same address, in a network of its own: what answers there is
        // itself.
        System.out.println(
            "Every container has " + addresses + " on " + prison().kind());
      }
      assertThat(prison().root().run(visits.toString()).stdout()).doesNotContain("bobs");
      assertThat(network().on("true").run().exit()).isZero();
    }
  }

  @Test
  default void abstractSocketsOfTheHostAreOutOfReach() {
    String name = "podspawn-" + prison().bob().name();
    String hog = prison().programs().path("hog").toString();
    try (Running service = network().on(hog, "listen-abstract", name).start()) {
      service.stdout().await("\n", PrisonHost.PATIENCE);
      assertThat(network().on(hog, "abstract", name).runOk().stdout()).contains("abstract");
      assertThat(prison().asRoot("/tmp/hog abstract " + name).stdout())
          .isEqualTo("0 ECONNREFUSED\n");
      assertThat(prison().asAccount("/tmp/hog abstract " + name).stdout())
          .isEqualTo("0 ECONNREFUSED\n");
    }
  }

  @Test
  default void theNetworkIsNotChangedFromInside() {
    String look = "ip -o link; ip -o addr | grep -v 'valid_lft [0-9]'; ip route; ip -6 route";
    String before = prison().asRoot(look).ok().stdout();
    prison()
        .asRoot(
            "ip addr add 192.0.2.200/32 dev lo; ip link add x type dummy; ip route flush table main;"
                + " ip route add 192.0.2.0/24 dev lo; ip link set lo down; ip neigh flush all;"
                + " ip addr flush dev eth0; ip addr flush dev tap0; arp -s 192.0.2.1 02:00:00:00:00:01;"
                + " echo 1 >/proc/sys/net/ipv4/ip_forward; nft flush ruleset; iptables -F");
    assertThat(prison().asRoot(look).ok().stdout()).isEqualTo(before);
    assertThat(prison().asRoot("cat /proc/sys/net/ipv4/ip_forward").stdout())
        .isEqualTo(prison().bob().run("cat /proc/sys/net/ipv4/ip_forward").stdout());
  }
}
