package dev.podspawn.core.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.net.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own tables, as Linux 6.18 printed them in containers of Docker and of rootless Podman. */
class RoutesTest {
  @TempDir
  private Path directory;

  @Test
  void aBridgeHasANetworkAndARouter() throws IOException {
    Routes routes = Routes.of(new FakeProcess(directory).files());
    assertThat(routes.near()).extracting(Network::text).containsExactly("10.89.0.0/24");
    assertThat(routes.gateways())
        .extracting(gateway -> gateway.address().getHostAddress() + " " + gateway.device())
        .containsExactly("10.89.0.1 eth0");
  }

  @Test
  void ofIpv6OnesOwnAddressesAndTheLoopbackAreNoNetworks() throws IOException {
    FakeProcess process = new FakeProcess(directory);
    String zero = "00000000000000000000000000000000";
    process.write(
        "net/ipv6_route",
        String.join(
            "\n",
            "fd000000000000000000000000000000 40 " + zero + " 00 " + zero
                + " 00000100 00000001 00000000 00000001     tap0",
            "fd00000000000000ac00f2fffef94c4d 80 " + zero + " 00 " + zero
                + " 00000000 00000002 00000000 80200001     tap0",
            zero + " 00 " + zero + " 00 fe800000000000000000000000000002"
                + " 00000400 00000001 00000000 00450003     tap0",
            "00000000000000000000000000000001 80 " + zero + " 00 " + zero
                + " 00000000 00000002 00000000 80200001       lo",
            zero + " 00 " + zero + " 00 " + zero
                + " ffffffff 00000001 00000000 00200200       lo"));
    Routes routes = Routes.of(process.files());
    assertThat(routes.near())
        .extracting(Network::text)
        .contains("fd00:0:0:0:0:0:0:0/64")
        .hasSize(2);
    assertThat(routes.gateways())
        .extracting(gateway -> gateway.address().getHostAddress())
        .containsExactly("10.89.0.1", "fe80:0:0:0:0:0:0:2");
  }

  @Test
  void aHostWithoutIpv6HasNoSuchTable() throws IOException {
    ProcFiles files = new FakeProcess(directory).files();
    Files.delete(directory.resolve("net/ipv6_route"));
    assertThat(Routes.of(files).near()).hasSize(1);
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    for (String row : List.of("eth0\t0100", "eth0\tzz00590A\t00000000\t1\t0\t0\t0\t00FFFFFF")) {
      ProcFiles files = new FakeProcess(directory).routes(row).files();
      assertThatThrownBy(() -> Routes.of(files)).isInstanceOf(IOException.class);
    }
  }
}
