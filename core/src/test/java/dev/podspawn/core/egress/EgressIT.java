package dev.podspawn.core.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.NetworkMode;
import dev.podspawn.core.net.AddressText;
import dev.podspawn.core.net.Network;
import dev.podspawn.fixtures.host.HostQuirks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The texts in force, by nft and dnsmasq themselves: attempts from inside, each with what must come of it. */
class EgressIT {
  private static final Config.Network LISTED = Policies.allowlist(
      "api.example.org:443,80",
      "alias.example.org:443",
      "*.wild.example.net",
      "*.many.example.net:443",
      "udp.example.org:7777/udp",
      "198.51.100.14/31:8080",
      "[2001:db8::14/127]:8080",
      "rebind.example.org",
      "meta.example.org",
      "mapped.example.org",
      TestInternet.HOST + ":8080");

  private final List<AutoCloseable> parts = new ArrayList<>();

  @BeforeEach
  void requireTools() {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can make namespaces");
    for (String tool : List.of("/usr/sbin/nft", "/usr/sbin/dnsmasq", "/usr/bin/python3")) {
      Assumptions.assumeTrue(Files.isExecutable(Path.of(tool)), "NOT TESTED: there is no " + tool);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : parts) {
      part.close();
    }
  }

  @Test
  void anAllowListLetsThroughWhatIsOnIt() {
    TestInternet world = listed();
    Attempts.check(world.inside(), """
        tcp api.example.org 443     -> open
        tcp api.example.org 80      -> open
        tcp6 api.example.org 443    -> open
        tcp API.example.ORG 443     -> open
        tcp api.example.org 25      -> refused
        tcp6 api.example.org 25     -> refused
        udp api.example.org 443     -> refused
        ping api.example.org 0      -> refused
        tcp alias.example.org 443   -> open
        tcp a.wild.example.net 25   -> open
        udp b.c.wild.example.net 7777 -> open
        ping a.wild.example.net 0   -> open
        tcp wild.example.net 443    -> unknown
        tcp xwild.example.net 443   -> unknown
        udp udp.example.org 7777    -> open
        frag udp.example.org 7777   -> open
        tcp udp.example.org 7777    -> refused
        tcp 198.51.100.14 8080      -> open
        tcp 198.51.100.15 8080      -> open
        tcp6 2001:db8::15 8080      -> open
        tcp 198.51.100.14 443       -> refused
        tcp6 2001:db8::15 443       -> refused
        tcp 10.77.0.1 8080          -> open
        dns api.example.org ::1     -> open
        dnstcp api.example.org 127.0.0.1 -> open
        """);
  }

  @Test
  void tricksDoNotHelp() {
    TestInternet world = listed();
    Attempts.check(world.inside(), """
        tcp 198.51.100.16 443           -> refused
        tcp6 2001:db8::16 443           -> refused
        udp 198.51.100.16 7777          -> refused
        ping 198.51.100.16 0            -> refused
        ping6 2001:db8::16 0            -> refused
        frag 198.51.100.16 7777         -> refused
        frag6 2001:db8::16 7777         -> refused
        tcp evil.example.com 443        -> unknown
        tcp sub.api.example.org 443     -> unknown
        tcp target.other.net 443        -> unknown
        dnstxt evil.example.com 127.0.0.1 -> unknown
        dnstcp evil.example.com 127.0.0.1 -> unknown
        dns evil.example.com 10.77.0.1  -> refused
        dnstcp evil.example.com 10.77.0.1 -> refused
        dns evil.example.com 198.51.100.19 -> refused
        dnstcp evil.example.com 198.51.100.19 -> refused
        tcp rebind.example.org 443      -> refused
        tcp6 rebind.example.org 443     -> refused
        dns evil.example.com 10.77.0.1  -> refused
        tcp6 mapped.example.org 443     -> refused
        tcp meta.example.org 80         -> refused
        tcp 169.254.169.254 80          -> refused
        tcp 10.77.0.1 443               -> refused
        """);
    assertThat(world.refusals().list())
        .extracting(Refusal::text)
        .contains(
            "dns evil.example.com",
            "dns sub.api.example.org",
            "dns target.other.net",
            "tcp 198.51.100.16:443",
            "tcp [2001:db8::16]:443",
            "udp 198.51.100.16:7777",
            "icmp 198.51.100.16",
            "ipv6-icmp [2001:db8::16]",
            "udp 10.77.0.1:53",
            "tcp 198.51.100.19:53",
            "tcp 169.254.169.254:80",
            "tcp 10.77.0.1:443");
    assertThat(world.refusals().unrecorded()).isZero();
  }

  @Test
  void theAddressOfANameIsOpenBeforeTheAnswerComes() {
    TestInternet world = listed();
    List<String> attempts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      attempts.add("tcp n" + i + ".many.example.net 443");
    }
    assertThat(new Probe(world.inside()).all(attempts)).hasSize(200).containsOnly("open");
  }

  @Test
  void aNameThatMovesTakesItsPermissionAlong() {
    TestInternet world = world();
    var before = world.names("address=/moves.example.org/198.51.100.10");
    world.enforce(Policies.allowlist("moves.example.org:443"), around(Duration.ofSeconds(3)));
    Probe probe = new Probe(world.inside());
    assertThat(probe.one("tcp moves.example.org 443")).isEqualTo("open");
    assertThat(probe.one("tcp 198.51.100.10 443")).isEqualTo("open");
    before.close();
    world.names("address=/moves.example.org/198.51.100.11");
    world.awaitExpiry("allow4_0");
    Attempts.check(world.inside(), """
        tcp 198.51.100.11 443     -> refused
        tcp moves.example.org 443 -> open
        tcp 198.51.100.11 443     -> open
        tcp 198.51.100.10 443     -> refused
        """);
  }

  @Test
  void fullIsEverythingButTheHostAndWhatIsDenied() {
    TestInternet world = world();
    world.names(TestNames.all());
    world.enforce(
        new Config.Network(
            NetworkMode.FULL,
            Policies.destinations(TestInternet.HOST + ":8080", "198.51.100.12:443"),
            Policies.destinations("198.51.100.12/30", "203.0.113.0/24:25", "[2001:db8::12]")),
        around(Duration.ofMinutes(1)));
    Attempts.check(world.inside(), """
        tcp 198.51.100.10 443          -> open
        tcp6 2001:db8::10 443          -> open
        udp 198.51.100.10 7777         -> open
        ping 198.51.100.10 0           -> open
        ping6 2001:db8::10 0           -> open
        dns evil.example.com 10.77.0.1 -> open
        dnstcp evil.example.com 10.77.0.1 -> open
        tcp 10.77.0.1 443              -> refused
        tcp 10.77.0.1 8080             -> open
        tcp6 fd77::1 443               -> refused
        ping 10.77.0.1 0               -> refused
        ping6 fd77::1 0                -> refused
        tcp 169.254.169.254 80         -> refused
        tcp 198.51.100.12 443          -> refused
        ping 198.51.100.15 0           -> refused
        tcp6 2001:db8::12 443          -> refused
        tcp 203.0.113.7 25             -> refused
        tcp 203.0.113.7 80             -> open
        """);
    assertThat(world.refusals().list())
        .extracting(Refusal::text)
        .contains("tcp 10.77.0.1:443", "tcp [fd77::1]:443", "icmp 10.77.0.1");
  }

  @Test
  void whatFindsNoRoomInTheRecordIsRefusedAndCountedNevertheless() {
    TestInternet world = listed();
    List<String> attempts = new ArrayList<>();
    for (int port = 1; port <= 1030; port++) {
      attempts.add("udp 198.51.100.16 " + port);
    }
    for (int i = 0; i < 140; i++) {
      attempts.add("dns a" + (100 + i) + ".example.com 127.0.0.1");
    }
    assertThat(new Probe(world.inside()).all(attempts)).containsOnly("refused", "unknown");
    Refusals refusals = world.refusals();
    assertThat(refusals.list()).hasSizeBetween(1024, 1024 + 140);
    assertThat(refusals.unrecorded()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void nobodyComesIn() {
    TestInternet world = world();
    world.serve(world.inside());
    String attempts = """
        tcp 10.77.0.2 443   -> %1$s
        tcp6 fd77::2 443    -> %1$s
        udp 10.77.0.2 7777  -> %1$s
        ping 10.77.0.2 0    -> %1$s
        """;
    Attempts.check(world.internet(), attempts.formatted("open"));
    world.enforce(Policies.full(), around(Duration.ofMinutes(1)));
    Attempts.check(world.internet(), attempts.formatted("refused"));
    Attempts.check(world.inside(), "tcp 127.0.0.1 443 -> open\ntcp 10.77.0.2 443 -> open\n");
  }

  private TestInternet world() {
    TestInternet world = new TestInternet();
    parts.add(world);
    return world;
  }

  private TestInternet listed() {
    TestInternet world = world();
    world.names(TestNames.all());
    world.enforce(LISTED, around(Duration.ofMinutes(1)));
    return world;
  }

  private static Surroundings around(Duration lifetime) {
    var host = AddressText.parse(TestInternet.HOST).orElseThrow();
    var host6 = AddressText.parse(TestInternet.HOST6).orElseThrow();
    return new Surroundings(
        List.of(Network.of(host), Network.of(host6)),
        List.of(new Surroundings.Resolver(host, 53)),
        true,
        lifetime);
  }
}
