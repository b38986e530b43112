package dev.podspawn.core.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.NetworkMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EgressIT shows what the rules do; this shows that they are there, and in which order. */
class RulesetTest {
  private static final Surroundings AROUND =
      Policies.around("10.0.2.3", "10.0.2.2", "192.0.2.1", "2001:db8::1");

  @Test
  void fullIsEverythingButTheHostAndWhatIsDenied() {
    assertThat(output(Policies.full("10.0.0.0/8", "198.51.100.0/24:25")))
        .containsExactly(
            "type filter hook output priority filter; policy drop;",
            "oifname \"lo\" accept",
            "ip daddr 10.0.2.3 meta l4proto { tcp, udp } th dport 53 accept",
            "ct state established,related accept",
            "icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert }"
                + " ip6 hoplimit 255 accept",
            "icmpv6 type { mld-listener-report, mld-listener-done, mld2-listener-report } drop",
            "meta l4proto igmp drop",
            "ip daddr 10.0.0.0/8 goto refuse",
            "ip daddr 198.51.100.0/24 tcp dport { 25 } goto refuse",
            "ip daddr @closed4 goto refuse",
            "ip6 daddr @closed6 goto refuse",
            "accept");
  }

  @Test
  void anAllowListIsNothingElse() {
    assertThat(output(Policies.allowlist(
            "a.example:443", "203.0.113.0/24:22,80", "[2001:db8:1::/48]:53/udp", "192.0.2.1:8080")))
        .containsExactly(
            "type filter hook output priority filter; policy drop;",
            "oifname \"lo\" jump answers",
            "oifname \"lo\" ip daddr 127.0.0.1 meta l4proto { tcp, udp } th dport 53"
                + " ct mark set 0x7053",
            "oifname \"lo\" ip6 daddr ::1 meta l4proto { tcp, udp } th dport 53"
                + " ct mark set 0x7053",
            "oifname \"lo\" accept",
            "meta mark 0x7053 ip daddr 10.0.2.3 meta l4proto { tcp, udp } th dport 53 accept",
            "ct state established,related accept",
            "icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert }"
                + " ip6 hoplimit 255 accept",
            "icmpv6 type { mld-listener-report, mld-listener-done, mld2-listener-report } drop",
            "meta l4proto igmp drop",
            "ip daddr 192.0.2.1 tcp dport { 8080 } accept",
            "ip daddr @closed4 goto refuse",
            "ip6 daddr @closed6 goto refuse",
            "ip daddr 203.0.113.0/24 tcp dport { 22, 80 } accept",
            "ip6 daddr 2001:db8:1:0:0:0:0:0/48 udp dport { 53 } accept",
            "ip daddr @allow4_0 tcp dport { 443 } update @allow4_0 { ip daddr } accept",
            "ip6 daddr @allow6_0 tcp dport { 443 } update @allow6_0 { ip6 daddr } accept",
            "goto refuse");
  }

  @Test
  void withoutAPortItIsPortsAndPingAndNoOtherProtocol() {
    assertThat(output(Policies.allowlist("203.0.113.7")))
        .contains(
            "ip daddr 203.0.113.7 meta l4proto { tcp, udp } accept",
            "ip daddr 203.0.113.7 icmp type echo-request accept")
        .doesNotContain("ip daddr 203.0.113.7 accept");
  }

  @Test
  void theHostsAddressesAreClosedAndSoIsTheResolverOfAnAllowList() {
    String closed = "{ 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16, 224.0.0.0/4, 255.255.255.255,"
        + " 10.0.2.2, 192.0.2.1";
    assertThat(text(Policies.full())).contains("elements = " + closed + " }");
    assertThat(text(Policies.allowlist())).contains("elements = " + closed + ", 10.0.2.3 }");
    assertThat(text(Policies.full()))
        .contains("0:0:0:0:0:0:0:0/127, fe80:0:0:0:0:0:0:0/10, ff00:0:0:0:0:0:0:0/8,"
            + " 2001:db8:0:0:0:0:0:1 }");
  }

  @Test
  void namesHaveNoPlaceInTheRuleset() {
    Config.Network policy =
        new Config.Network(NetworkMode.FULL, Policies.destinations("full.example:1"), List.of());
    assertThat(text(policy)).doesNotContain("full.example", "allow4_");
    assertThat(text(Policies.allowlist("listed.example:1"))).doesNotContain("listed.example");
  }

  @Test
  void anEarlierTableGoesInTheSameTransaction() {
    assertThat(text(Policies.full()))
        .startsWith("table inet podspawn\ndelete table inet podspawn\ntable inet podspawn {\n");
  }

  @Test
  void addressesOfNamesRunOut() {
    Surroundings brief = new Surroundings(List.of(), List.of(), false, Duration.ofMinutes(3));
    assertThat(Egress.of(Policies.allowlist("a.example"), brief).ruleset())
        .contains("timeout 180s");
  }

  @Test
  void whatComesInIsWhatIsPublishedAndFromTheHostOnly() throws UnknownHostException {
    String none = text(Policies.full());
    assertThat(none).doesNotContain("tcp dport");
    Surroundings open = AROUND.publishing(new Surroundings.Entrance(
        List.of(3000, 8080), List.of(InetAddress.getByName("10.89.0.1"))));
    String rules = Egress.of(Policies.full(), open).ruleset();
    String input = rules.substring(rules.indexOf("chain input"));
    assertThat(input)
        .containsSubsequence(
            "policy drop;",
            "ip saddr 10.89.0.1 tcp dport 3000 accept\n",
            "ip saddr 10.89.0.1 tcp dport 8080 accept\n",
            "meta pkttype host goto reject_now");
    assertThat(rules.lines().filter(line -> !line.contains("ip saddr 10.89.0.1")))
        .containsExactlyElementsOf(none.lines().toList());
  }

  private static String text(Config.Network policy) {
    return Egress.of(policy, AROUND).ruleset();
  }

  private static List<String> output(Config.Network policy) {
    List<String> rules = new ArrayList<>();
    boolean in = false;
    for (String line : text(policy).split("\n", -1)) {
      in = in ? !line.equals("  }") : line.equals("  chain output {");
      if (in && !line.endsWith("{")) {
        rules.add(line.strip());
      } else if (in && line.contains("icmp")) {
        rules.add(line.strip());
      }
    }
    return rules;
  }
}
