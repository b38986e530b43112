package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.host.RunId;
import dev.podspawn.fixtures.proc.Command;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A machine beyond the host: a network namespace that is joined by a cable (veth(4)) to the one where an engine is, with a
 * service that greets. An engine
 * in a namespace of its own has no way to the name servers of the host: there the machine has their addresses, and answers
 * for them. Its own addresses are of 198.18.0.0/15, which RFC 2544 keeps for tests.
 */
final class Internet implements AutoCloseable {
  private final NetNamespace machine;
  private final String prefix;
  private final Greeter greeter;
  private final Optional<NameServer> nameServer;

  private Internet(
      NetNamespace machine, String prefix, Greeter greeter, Optional<NameServer> nameServer) {
    this.machine = machine;
    this.prefix = prefix;
    this.greeter = greeter;
    this.nameServer = nameServer;
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
      Optional<NameServer> nameServer =
          engine.map(near -> NameServer.start(machine, near, address(prefix, 2)));
      Greeter greeter = Greeter.start(Optional.of(machine), "internet");
      return new Internet(machine, prefix, greeter, nameServer);
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

  /** A command that runs on the machine. */
  Command command(String... argv) {
    return machine.command(argv);
  }

  String address() {
    return address(prefix, 2);
  }

  /** The address that a name has, where this machine is who answers for the host's name servers. */
  Optional<String> answer() {
    return nameServer.map(server -> NameServer.ANSWER);
  }

  int port() {
    return greeter.port();
  }

  @Override
  public void close() {
    greeter.close();
    nameServer.ifPresent(NameServer::close);
    machine.close();
  }
}
