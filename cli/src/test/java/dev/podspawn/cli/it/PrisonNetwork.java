package dev.podspawn.cli.it;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.host.NetNamespace;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The host's network as containers of an engine see it, with a service on all of its addresses: the host's own with
 * rootless Podman, that of the engine's network namespace with the others. Some addresses are added: one in a network of
 * the host's own, one of IPv6, and one where clouds have their metadata.
 */
final class PrisonNetwork implements AutoCloseable {
  static final String GREETING = "host service";

  private final PrisonHost prison;
  private final Optional<NetNamespace> namespace;
  private final List<String> added;
  private final Running service;
  private final int port;

  private PrisonNetwork(PrisonHost prison) {
    this.prison = prison;
    this.namespace = prison.kind() == EngineKind.ROOTLESS_PODMAN
        ? Optional.empty()
        : Optional.of(NetNamespace.existing(directory(prison.bob().engine().socket())));
    long unique = prison.bob().account().uid() % 250 + 1;
    // On the loopback's interface, for not every kernel has dummy ones; it answers for them all.
    this.added = List.of(
        "198.18.77." + unique + "/32", metadata(unique) + "/32", "fd00:77::" + unique + "/128");
    added.forEach(address -> on("ip", "address", "add", address, "dev", "lo").runOk());
    mirrored()
        .forEach(
            address -> Command.of("ip", "address", "add", address, "dev", "lo").runOk());
    this.service = on(hog(), "listen", GREETING).start();
    service.stdout().await("\n", PrisonHost.PATIENCE);
    this.port = Integer.parseInt(service.stdout().text().strip());
  }

  /** Engines of the tests' own call their network namespace like their directory. */
  private static String directory(Path socket) {
    return socket.getName(socket.getNameCount() - 2).toString();
  }

  static PrisonNetwork of(PrisonHost prison) {
    return new PrisonNetwork(prison);
  }

  /** An engine of root's is usually in the host's own network namespace, whose addresses podspawn goes by. */
  private List<String> mirrored() {
    return namespace.isPresent() ? List.of(added.get(0)) : List.of();
  }

  /** A host's real one must not be hidden from those who may need it. */
  private String metadata(long unique) {
    return "169.254." + (namespace.isPresent() ? "169.254" : "77." + unique);
  }

  private String hog() {
    return prison.programs().path("hog").toString();
  }

  /** A command of the host's, in the network that containers would reach. */
  Command on(String... argv) {
    return namespace.map(one -> one.command(argv)).orElseGet(() -> Command.of(argv));
  }

  int port() {
    return port;
  }

  /** All addresses of the host, as numbers; link-local ones of IPv6 with the name of their interface are left out. */
  Set<String> addresses() {
    Set<String> addresses = new LinkedHashSet<>();
    for (String line : on("ip", "-o", "address").runOk().lines()) {
      List<String> words = new ArrayList<>(List.of(line.split("\\s+", -1)));
      String address = words.get(3).split("/", 2)[0];
      if (!address.startsWith("fe80")) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /** What the host itself hears at an address. */
  String heardByTheHost(String address) {
    return on(hog(), "visit", address, Integer.toString(port)).run().stdout().strip();
  }

  @Override
  public void close() {
    service.close();
    added.forEach(address -> on("ip", "address", "delete", address, "dev", "lo").run());
    mirrored()
        .forEach(address ->
            Command.of("ip", "address", "delete", address, "dev", "lo").run());
  }
}
