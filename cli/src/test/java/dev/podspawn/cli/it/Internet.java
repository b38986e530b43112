package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.host.RunId;
import dev.podspawn.fixtures.proc.Command;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A machine beyond the host: a network namespace that is joined by a cable (veth(4)) to the one where an engine is, with a
 * service that greets. Its addresses are of 198.18.0.0/15, which RFC 2544 keeps for tests.
 */
final class Internet implements AutoCloseable {
  private final NetNamespace machine;
  private final String prefix;
  private final Greeter greeter;

  private Internet(NetNamespace machine, String prefix, Greeter greeter) {
    this.machine = machine;
    this.prefix = prefix;
    this.greeter = greeter;
  }

  static Internet beyond(Optional<NetNamespace> engine) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String prefix = "198.18." + random.nextInt(1, 255) + "." + random.nextInt(0, 63) * 4 + "/30";
    String cable = "pv" + Integer.toHexString(random.nextInt(0x1000000, 0x7fffffff));
    String name = RunId.next();
    NetNamespace machine = NetNamespace.create(name);
    try {
      ip(engine, "link", "add", cable + "a", "type", "veth", "peer", "name", cable + "b")
          .with("netns", name)
          .runOk();
      ip(engine, "addr", "add", address(prefix, 1) + "/30", "dev", cable + "a").runOk();
      ip(engine, "link", "set", cable + "a", "up").runOk();
      Command.of("ip", "-n", name, "addr", "add", address(prefix, 2) + "/30", "dev", cable + "b")
          .runOk();
      Command.of("ip", "-n", name, "link", "set", cable + "b", "up").runOk();
      return new Internet(machine, prefix, Greeter.start(Optional.of(machine), "internet"));
    } catch (RuntimeException | AssertionError e) {
      machine.close();
      throw e;
    }
  }

  private static Command ip(Optional<NetNamespace> network, String... words) {
    return Greeter.in(network, "ip").with(words);
  }

  private static String address(String prefix, int number) {
    int point = prefix.lastIndexOf('.');
    int base = Integer.parseInt(prefix.substring(point + 1, prefix.indexOf('/')));
    return prefix.substring(0, point + 1) + (base + number);
  }

  String address() {
    return address(prefix, 2);
  }

  int port() {
    return greeter.port();
  }

  @Override
  public void close() {
    greeter.close();
    machine.close();
  }
}
