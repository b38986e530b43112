package dev.podspawn.core.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.NetworkMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolverConfigTest {
  private static final String HEAD = """
      port=53
      listen-address=127.0.0.1
      bind-interfaces
      no-resolv
      no-hosts
      no-poll
      pid-file=
      cache-size=0
      conntrack
      local=/#/
      """;

  @Test
  void namesAreForwardedAndNothingElse() {
    assertThat(text("api.example.org:443", "*.example.net", "192.0.2.1:80")).isEqualTo(HEAD + """
        listen-address=::1
        server=/api.example.org/10.0.2.3#53
        local=/*.api.example.org/
        server=/*.example.net/10.0.2.3#53
        nftset=/api.example.org/4#inet#podspawn#allow4_0,6#inet#podspawn#allow6_0
        nftset=/example.net/4#inet#podspawn#allow4_1,6#inet#podspawn#allow6_1
        """);
  }

  @Test
  void withoutNamesNothingIsForwarded() {
    assertThat(text("192.0.2.1:80")).isEqualTo(HEAD + "listen-address=::1\n");
  }

  @Test
  void whatIsBelowAHostStaysLocalUnlessItIsAllowed() {
    assertThat(text("example.org", "*.example.org", "a.example.org", "b.example.com"))
        .contains("local=/*.b.example.com/")
        .doesNotContain("local=/*.example.org/", "local=/*.a.example.org/");
  }

  @Test
  void namesOnTheSamePortsShareASet() {
    assertThat(text("a.example:443", "b.example:443", "a.example:22", "c.example:443"))
        .contains(
            "nftset=/b.example/4#inet#podspawn#allow4_1,",
            "nftset=/c.example/4#inet#podspawn#allow4_1,",
            "nftset=/a.example/4#inet#podspawn#allow4_0,")
        .doesNotContain("allow4_2");
  }

  @Test
  void aHostBelowADomainHasTheDomainsPortsAsWell() {
    AllowedNames names =
        AllowedNames.of(Policies.destinations("*.example.org:443", "ssh.example.org:22"));
    assertThat(names.portsOf("ssh.example.org"))
        .extracting(Ports::ports)
        .containsExactly(List.of(22), List.of(443));
    assertThat(names.portsOf("example.org")).extracting(Ports::ports).containsExactly(List.of(443));
  }

  @Test
  void onlyAnAllowListNeedsAResolver() {
    for (NetworkMode mode : List.of(NetworkMode.FULL, NetworkMode.NONE)) {
      Config.Network policy =
          new Config.Network(mode, Policies.destinations("a.example"), List.of());
      assertThat(Egress.of(policy, Policies.around("10.0.2.3")).resolver()).isEmpty();
    }
  }

  private static String text(String... allow) {
    return Egress.of(Policies.allowlist(allow), Policies.around("10.0.2.3"))
        .resolver()
        .orElseThrow();
  }
}
