package dev.podspawn.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How servers are written, in the configuration and in known_hosts. */
class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "Host.Example.org, host.example.org, 22, host.example.org",
    "host:2222, host, 2222, [host]:2222",
    "host:22, host, 22, host",
    "10.0.0.1:65535, 10.0.0.1, 65535, [10.0.0.1]:65535",
    "::1, ::1, 22, ::1",
    "[::1], ::1, 22, ::1",
    "[FE80::1%eth0]:2022, fe80::1%eth0, 2022, [fe80::1%eth0]:2022",
    "my_host-1, my_host-1, 22, my_host-1",
    "localhost, localhost, 22, localhost"
  })
  void isRead(String text, String host, int port, String known) {
    ServerAddress server = ServerAddress.parse(text).orElseThrow();
    assertThat(server.host()).isEqualTo(host);
    assertThat(server.portOrSsh()).isEqualTo(port);
    assertThat(server.knownHostsName()).isEqualTo(known);
    assertThat(ServerAddress.parse(server.toString())).contains(server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "user@host", "-oProxyCommand=x", "host:", "host:0", "host:65536", "host:x", ":22",
            "[::1",
        "[host]:22", "[::1]x", "[::1]:", "a b", "a\nb", "host;id", "$(id)", "other.pod", "x.pod:22",
        "host.", ".host", "a'b", "[::1%a b]:22"
      })
  void isRefused(String text) {
    assertThat(ServerAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bastion", "me@bastion:2222", "a,b@c:1,[::1]:22", "_x"})
  void jumpHostsAreRead(String text) {
    assertThat(JumpHosts.parse(text)).map(JumpHosts::text).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-oProxyCommand=x", "a,", ",a", "a,,b", "a b", "a@", "a@-x", "a,-x", "$(id)"})
  void otherJumpHostsAreRefused(String text) {
    assertThat(JumpHosts.parse(text)).isEmpty();
  }
}
