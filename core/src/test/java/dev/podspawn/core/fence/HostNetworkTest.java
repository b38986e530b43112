package dev.podspawn.core.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNetworkTest {
  @TempDir
  private Path directory;

  @ParameterizedTest
  @CsvSource({
    "docker0, true", "docker1, false", "podman0, true", "podman12, true", "podman, false",
    "podmanx, false", "cni-podman0, true", "br-0123456789ab, true", "br-lan, false", "br0, false",
    "eth0, false", "virbr0, false"
  })
  void bridgesOfEnginesAreKnownByName(String device, boolean engines) {
    assertThat(HostNetwork.isEngines(device)).isEqualTo(engines);
  }

  @Test
  void nameServersAreThoseThatPacketsCanReach() throws IOException {
    Path plain = file("""
        # nameserver 10.0.0.9
        search x
        nameserver 10.0.0.1
        nameserver\t::1
        nameserver fe80::1%eth0
        nameserver 0x7f.1
        nameserver 2001:db8::53 x
        """);
    assertThat(servers(plain, file(""))).containsExactly("10.0.0.1", "2001:db8:0:0:0:0:0:53");
    Path stub = file("nameserver 127.0.0.53\n");
    assertThat(servers(stub, file("nameserver 10.0.0.2\n"))).containsExactly("10.0.0.2");
    assertThat(servers(stub, directory.resolve("none"))).isEmpty();
    assertThat(servers(file("search x\n"), file("nameserver 10.0.0.2\n"))).isEmpty();
  }

  /** Whatever this machine has, the loopback is not among it. */
  @Test
  void thisHostsAddressesAreFoundWithoutTheLoopback() throws IOException {
    HostNetwork host = HostNetwork.look();
    assertThat(host.addresses()).noneMatch(InetAddress::isLoopbackAddress);
  }

  private static List<String> servers(Path resolvConf, Path behindStub) throws IOException {
    return HostNetwork.nameServers(resolvConf, behindStub).stream()
        .map(InetAddress::getHostAddress)
        .toList();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "resolv", ".conf"), text);
  }
}
