package dev.podspawn.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.org | example.org | ANY",
        "Example.ORG:443 | example.org:443 | TCP",
        "example.org:443,80,80 | example.org:80,443 | TCP",
        "example.org:443/tcp | example.org:443 | TCP",
        "example.org/tcp | example.org/tcp | TCP",
        "ntp.example.org:123/udp | ntp.example.org:123/udp | UDP",
        "*.example.org | *.example.org | ANY",
        "*.a.b.example.org:22 | *.a.b.example.org:22 | TCP",
        "gitlab | gitlab | ANY",
        "xn--bcher-kva.example | xn--bcher-kva.example | ANY",
        "1.example | 1.example | ANY",
        "192.0.2.7 | 192.0.2.7 | ANY",
        "192.0.2.7/32 | 192.0.2.7 | ANY",
        "192.0.2.7:1,65535 | 192.0.2.7:1,65535 | TCP",
        "10.0.0.0/8:5432 | 10.0.0.0/8:5432 | TCP",
        "10.0.0.0/8/udp | 10.0.0.0/8/udp | UDP",
        "0.0.0.0/0:443 | 0.0.0.0/0:443 | TCP",
        "[2001:DB8::1]:443 | [2001:db8:0:0:0:0:0:1]:443 | TCP",
        "[2001:db8::/32] | [2001:db8:0:0:0:0:0:0/32] | ANY",
        "[2001:db8::/32]:53/udp | [2001:db8:0:0:0:0:0:0/32]:53/udp | UDP",
        "[::/0]:443 | [0:0:0:0:0:0:0:0/0]:443 | TCP",
      })
  void isReadAndWrittenLikeThis(String text, String canonical, Protocol protocol) throws Exception {
    Destination read = Destination.parse(text);
    assertThat(read.text()).isEqualTo(canonical);
    assertThat(read.protocol()).isEqualTo(protocol);
    assertThat(Destination.parse(canonical)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "example.org. | leave out the point at the end",
        "bücher.example | xn--bcher-kva.example",
        "*.bücher.example | xn--bcher-kva.example",
        "*example.org | the whole first part",
        "a.*.example.org | letters, digits",
        "* | the whole first part",
        "*.org | too many",
        "*. | no host name",
        "a..b | letters, digits",
        "-a.example | letters, digits",
        "a-.example | letters, digits",
        "a_b.example | letters, digits",
        "a b | letters, digits",
        "0x7f.1 | neither a host name nor an address",
        "0x7f000001 | neither a host name nor an address",
        "2130706433 | neither a host name nor an address",
        "127.1 | neither a host name nor an address",
        "0177.0.0.1 | neither a host name nor an address",
        "1.2.3.256 | neither a host name nor an address",
        "1.2.3.4.5 | neither a host name nor an address",
        "example.0x1 | neither a host name nor an address",
        "2001:db8::1 | stands in brackets",
        "[2001:db8::1 | written as",
        "[2001:db8::1]443 | written as",
        "[192.0.2.1]:80 | in brackets stands an IPv6",
        "[::ffff:192.0.2.1] | in brackets stands an IPv6",
        "[fe80::1%eth0] | in brackets stands an IPv6",
        "[2001:db8::1/32] | did you mean [2001:db8:0:0:0:0:0:0/32]?",
        "10.1.2.3/8 | did you mean 10.0.0.0/8?",
        "10.0.0.0/33 | from 0 to 32",
        "10.0.0.0/08 | from 0 to 32",
        "10.0.0/8 | stands an address",
        "example.org/icmp | behind it tcp, udp or a length",
        "example.org: | a port is a number",
        "example.org:0 | a port is a number",
        "example.org:65536 | a port is a number",
        "example.org:080 | a port is a number",
        "example.org:80,, | a port is a number",
        "example.org:80, 443 | without blanks",
        "example.org:https | a port is a number",
        "https://example.org | are written as example.org:443",
        ":443 | no host name",
      })
  void isRefusedInTheseWords(String text, String reason) {
    assertThat(refused(text)).contains(reason);
  }

  @Test
  void namesAreNotTooLong() {
    assertThat(refused("a".repeat(64) + ".example")).contains("at most 63");
    assertThat(refused("a.".repeat(126) + "aa")).contains("at most 253");
    assertThat(refused("a".repeat(401))).contains("too long");
    assertThat(refused("")).contains("empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb.example", "a#b", "a}b", "a\"b", "a\0b", "a;b", "a/#/"})
  void nothingThatOtherProgramsObeyIsAName(String text) {
    assertThat(refused(text)).isNotEmpty();
  }

  @Test
  void anExactDestinationIsOneAddressWithPorts() throws Exception {
    assertThat(Destination.parse("192.0.2.7:80").isExact()).isTrue();
    assertThat(Destination.parse("192.0.2.7").isExact()).isFalse();
    assertThat(Destination.parse("192.0.2.0/31:80").isExact()).isFalse();
    assertThat(Destination.parse("example.org:80").isExact()).isFalse();
  }

  @Test
  void aNetworkContainsItsAddresses() {
    Network network = new Network(address("10.129.3.4"), 9);
    assertThat(network.text()).isEqualTo("10.128.0.0/9");
    assertThat(network.contains(address("10.255.0.1"))).isTrue();
    assertThat(network.contains(address("10.127.0.1"))).isFalse();
    assertThat(network.contains(address("::1"))).isFalse();
  }

  private static InetAddress address(String text) {
    return AddressText.parse(text).orElseThrow();
  }

  private static String refused(String text) {
    return Objects.requireNonNull(
            catchThrowableOfType(DestinationException.class, () -> Destination.parse(text)), text)
        .reason();
  }
}
