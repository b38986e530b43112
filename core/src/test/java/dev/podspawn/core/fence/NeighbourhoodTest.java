package dev.podspawn.core.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.egress.Surroundings;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.net.AddressText;
import dev.podspawn.core.net.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourhoodTest {
  private static final InetAddress HOST = address("192.0.2.2");
  private static final InetAddress NAME_SERVER = address("10.255.255.53");

  @TempDir
  private Path directory;

  @Test
  void onABridgeOfPodmansTheRouterIsClosedButForNames() throws IOException {
    Surroundings around = around(host(address("10.89.0.1")), true);
    assertThat(closed(around))
        .containsExactlyInAnyOrder(
            "192.0.2.2", "10.89.0.1", "10.88.0.0/16", "10.89.0.0/24", "10.88.0.0/15");
    assertThat(resolvers(around)).containsExactly("10.89.0.1", "10.255.255.53");
  }

  @Test
  void dockersRouterAnswersNoNames() throws IOException {
    assertThat(resolvers(around(host(address("10.89.0.1")), false)))
        .containsExactly("10.255.255.53");
  }

  @Test
  void anEngineInANamespaceOfItsOwnIsClosedOffAsWell() throws IOException {
    assertThat(closed(around(host(), false))).contains("10.89.0.0/24", "10.89.0.1", "192.0.2.2");
  }

  /** slirp4netns(1): the router is at .2, names at .3; its IPv6 network may be one that the host has as well. */
  @Test
  void behindSlirpNamesComeFromTheAddressAfterTheRouters() throws IOException {
    FakeProcess process = new FakeProcess(directory)
        .routes(
            "tap0\t00000000\t0202000A\t0003\t0\t0\t0\t00000000",
            "tap0\t0002000A\t00000000\t0001\t0\t0\t0\t00FFFFFF")
        .write(
            "net/ipv6_route",
            "fd000000000000000000000000000000 40 00000000000000000000000000000000 00"
                + " 00000000000000000000000000000000 00000100 00000001 00000000 00000001  tap0\n");
    Surroundings around = new Neighbourhood(
            host(address("fd00::2")), Routes.of(process.files()), true, true)
        .surroundings(List.of());
    assertThat(closed(around)).contains("10.0.2.0/24", "10.0.2.2", "fd00:0:0:0:0:0:0:0/64");
    assertThat(resolvers(around)).containsExactly("10.0.2.3", "10.255.255.53");
  }

  /** pasta(1) gives a container the host's own address, network and router. */
  @Test
  void theHostsOwnNetworkStaysOpenAndTheHostInItIsClosed() throws IOException {
    FakeProcess process = new FakeProcess(directory)
        .routes(
            "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000",
            "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF");
    Surroundings around =
        new Neighbourhood(host(), Routes.of(process.files()), true, false).surroundings(List.of());
    assertThat(closed(around))
        .containsExactlyInAnyOrder("192.0.2.2", "10.88.0.0/16", "10.88.0.0/15");
    assertThat(resolvers(around)).containsExactly("10.255.255.53");
  }

  /** The next bridge that Docker makes is in it; but a machine of the site's is not cut off because Docker may. */
  @Test
  void aPoolOfBridgesIsClosedUnlessTheSiteIsInIt() throws IOException {
    FakeProcess process = new FakeProcess(directory)
        .routes(
            "eth0\t00000000\t010012AC\t0003\t0\t0\t0\t00000000",
            "eth0\t000012AC\t00000000\t0001\t0\t0\t0\t0000FFFF");
    Routes routes = Routes.of(process.files());
    assertThat(closed(new Neighbourhood(host(), routes, false, false).surroundings(List.of())))
        .contains("172.18.0.0/16", "172.16.0.0/12");
    assertThat(closed(new Neighbourhood(host(address("172.31.4.5")), routes, false, false)
            .surroundings(List.of())))
        .contains("172.18.0.0/16", "172.31.4.5")
        .doesNotContain("172.16.0.0/12");
  }

  /** By the host's address on the bridge; slirp4netns' packets for them come by the loopback. */
  @Test
  void publishedPortsAreReachedFromTheBridgesRouterOnly() throws IOException {
    List<PublishedPort> ports = List.of(new PublishedPort(3000, 3100), new PublishedPort(80, 1080));
    Routes bridge = Routes.of(new FakeProcess(directory).files());
    Surroundings around = new Neighbourhood(host(), bridge, false, false).surroundings(ports);
    assertThat(around.entrance())
        .isEqualTo(new Surroundings.Entrance(List.of(3000, 80), List.of(address("10.89.0.1"))));
    assertThat(around(host(), false).entrance()).isEqualTo(Surroundings.Entrance.NONE);
    Routes slirp = Routes.of(new FakeProcess(directory)
        .routes("tap0\t00000000\t0202000A\t0003\t0\t0\t0\t00000000")
        .files());
    assertThat(new Neighbourhood(host(), slirp, true, false)
            .surroundings(ports)
            .entrance()
            .from())
        .isEmpty();
  }

  private Surroundings around(HostNetwork host, boolean podman) throws IOException {
    Routes routes = Routes.of(new FakeProcess(directory).files());
    return new Neighbourhood(host, routes, podman, false).surroundings(List.of());
  }

  private static HostNetwork host(InetAddress... more) {
    Set<InetAddress> all = new LinkedHashSet<>(List.of(HOST));
    all.addAll(List.of(more));
    return new HostNetwork(
        all, List.of(new Network(address("10.88.0.1"), 16)), List.of(NAME_SERVER));
  }

  private static List<String> closed(Surroundings around) {
    return around.closed().stream().map(Network::text).toList();
  }

  private static List<String> resolvers(Surroundings around) {
    return around.resolvers().stream()
        .map(resolver -> resolver.address().getHostAddress())
        .toList();
  }

  private static InetAddress address(String text) {
    return AddressText.parse(text).orElseThrow();
  }
}
