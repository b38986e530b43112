package dev.podspawn.core.egress;

import dev.podspawn.core.config.Config;
import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.host.RunId;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two network namespaces: {@code inside}, as a session has one, and an internet, whose first address is the gateway, the
 * host and the resolver at once, as with Podman. In the internet one server says hello on each of a few ports.
 */
final class TestInternet implements AutoCloseable {
  static final String HOST = "10.77.0.1";
  static final String HOST6 = "fd77::1";
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String SERVER = """
      import socket, selectors
      all = selectors.DefaultSelector()
      for port in (25, 80, 443, 8080, 7777):
          for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
              s = socket.socket(socket.AF_INET6, kind)
              s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
              s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
              s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
              s.bind(("::", port))
              if kind == socket.SOCK_STREAM: s.listen(64)
              all.register(s, selectors.EVENT_READ)
      print("ready", flush=True)
      while True:
          for key, _ in all.select():
              s = key.fileobj
              if s.type == socket.SOCK_STREAM:
                  c, _ = s.accept(); c.sendall(b"hello"); c.close()
              else:
                  _, info, _, peer = s.recvmsg(8192, 512)
                  s.sendmsg([b"hello"], [i for i in info if i[1] == socket.IPV6_PKTINFO], 0, peer)
      """;

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final ShortTempDir dir = later(ShortTempDir.create());
  private final String name = RunId.next();
  private final NetNamespace inside = later(NetNamespace.create(name + "i"));
  private final NetNamespace internet = later(NetNamespace.create(name + "n"));

  TestInternet() {
    connect();
    serve(internet);
  }

  /** Begins to say hello in a namespace. */
  void serve(NetNamespace namespace) {
    later(namespace.command("python3", "-c", SERVER).start()).stdout().await("ready", PATIENCE);
  }

  private void connect() {
    String out = name + "n";
    ip(
        "-n",
        name + "i",
        "link",
        "add",
        "name",
        "eth0",
        "type",
        "veth",
        "peer",
        "name",
        "v1",
        "netns",
        out);
    for (String[] end : List.of(
        new String[] {name + "i", "eth0", "10.77.0.2/24", "fd77::2/64"},
        new String[] {out, "v1", HOST + "/24", HOST6 + "/64"})) {
      ip("-n", end[0], "addr", "add", end[2], "dev", end[1]);
      ip("-n", end[0], "addr", "add", end[3], "dev", end[1], "nodad");
      ip("-n", end[0], "link", "set", end[1], "up");
    }
    ip("-n", name + "i", "route", "add", "default", "via", HOST);
    ip("-n", name + "i", "-6", "route", "add", "default", "via", HOST6);
    for (int i = 10; i < 20; i++) {
      ip("-n", out, "addr", "add", "198.51.100." + i + "/32", "dev", "lo");
      ip("-n", out, "addr", "add", "2001:db8::" + i + "/128", "dev", "lo", "nodad");
    }
    ip("-n", out, "route", "add", "local", "203.0.113.0/24", "dev", "lo");
    ip("-n", out, "addr", "add", "169.254.169.254/32", "dev", "lo");
  }

  private static void ip(String... words) {
    Command.of("ip").with(words).runOk();
  }

  /** The resolver of the internet, which knows these lines of dnsmasq's configuration; closed with the rest. */
  Running names(String... lines) {
    String config = dir.write(
            RunId.next(),
            "no-resolv\nno-hosts\nbind-interfaces\nlisten-address=" + HOST
                + ",198.51.100.19\npid-file=\nuser=root\nlocal-ttl=1\n" + String.join("\n", lines)
                + "\n")
        .toString();
    return started(later(
        internet.command("dnsmasq", "--conf-file=" + config, "--no-daemon").start()));
  }

  /** Puts a policy in force inside. */
  void enforce(Config.Network policy, Surroundings surroundings) {
    Egress egress = Egress.of(policy, surroundings);
    inside.command("nft", "-f", "-").stdin(egress.ruleset()).runOk();
    egress.resolver().ifPresent(config -> {
      String file = dir.write(RunId.next(), config).toString();
      started(later(inside
          .command("dnsmasq", "--conf-file=" + file, "--no-daemon", "--user=root")
          .start()));
    });
  }

  private static Running started(Running dnsmasq) {
    dnsmasq.stderr().await("started", PATIENCE);
    return dnsmasq;
  }

  /** What has been refused so far. */
  Refusals refusals() {
    return Refusals.parse(
        inside.command("nft", "-j", "list", "table", "inet", "podspawn").runOk().stdout());
  }

  /** Waits until a set of addresses is empty again. */
  void awaitExpiry(String set) {
    Await.until(
        "the end of the addresses in " + set,
        PATIENCE,
        () -> !inside
            .command("nft", "list", "set", "inet", "podspawn", set)
            .runOk()
            .stdout()
            .contains("elements"));
  }

  NetNamespace inside() {
    return inside;
  }

  NetNamespace internet() {
    return internet;
  }

  private <T extends AutoCloseable> T later(T part) {
    parts.add(part);
    return part;
  }

  @Override
  public void close() throws Exception {
    for (int i = parts.size() - 1; i >= 0; i--) {
      parts.get(i).close();
    }
  }
}
