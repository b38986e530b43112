package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Answers every name with the same address, in the place of the name servers that resolv.conf(5) of this host names. */
final class NameServer implements AutoCloseable {
  /** Of 198.51.100.0/24, which RFC 5737 keeps for examples. */
  static final String ANSWER = "198.51.100.7";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String KEYWORD = "nameserver ";

  private final Running server;

  private NameServer(Running server) {
    this.server = server;
  }

  /** On a machine that is reached from a namespace by an address. */
  static NameServer start(NetNamespace machine, NetNamespace near, String address) {
    for (String server : hosts()) {
      machine.command("ip", "addr", "add", server + "/32", "dev", "lo").runOk();
      near.command("ip", "route", "add", server + "/32", "via", address).runOk();
    }
    Running dnsmasq = machine
        .command("dnsmasq", "--keep-in-foreground", "--log-facility=-", "--conf-file=/dev/null")
        .with("--pid-file=", "--user=root", "--no-resolv", "--no-hosts", "--address=/#/" + ANSWER)
        .start();
    dnsmasq.stderr().await("started, version", PATIENCE);
    return new NameServer(dnsmasq);
  }

  /** Those of IPv4 that are not the host itself, or whom the host's own resolver asks. */
  private static List<String> hosts() {
    List<String> direct = read(Path.of("/etc/resolv.conf"));
    return direct.isEmpty() ? read(Path.of("/run/systemd/resolve/resolv.conf")) : direct;
  }

  private static List<String> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(KEYWORD))
          .map(line -> line.substring(KEYWORD.length()).strip())
          .filter(server -> !server.startsWith("127.") && !server.contains(":"))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
