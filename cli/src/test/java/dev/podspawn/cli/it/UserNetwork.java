package dev.podspawn.cli.it;

import dev.podspawn.fixtures.host.Processes;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The network of a user's running container, looked at from the host. */
record UserNetwork(PodUser user) {
  private static final String HOLDER = "podspawn-net-hold";

  /** A command in the container's network namespace, with the rights of the host's root. */
  Command command(String... argv) {
    return Command.of("nsenter", "--net=/proc/" + pid() + "/ns/net").with(argv);
  }

  private String pid() {
    String name = "podspawn-" + user.name();
    return user.engine()
        .cli("inspect", "--format", "{{.State.Pid}}", name)
        .stdout()
        .strip();
  }

  /** The first of its own addresses. */
  String address() {
    return command("hostname", "-I").runOk().stdout().strip().split(" ", -1)[0];
  }

  /** The address that it reaches the host by. */
  String router() {
    return command("ip", "-4", "route").runOk().lines().stream()
        .filter(line -> line.startsWith("default via "))
        .map(line -> line.split(" ", -1)[2])
        .findFirst()
        .orElseThrow();
  }

  /** All addresses of the host's, where the engine has its bridges on the host itself. */
  List<String> hostAddresses() {
    List<String> addresses = new ArrayList<>();
    if (user.engine().network().isPresent()) {
      return addresses;
    }
    try {
      for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(device.getInetAddresses())) {
          if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
            addresses.add(address.getHostAddress());
          }
        }
      }
      return addresses;
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who watches over resolvers of an installation, and the resolvers, which have no word of it in their command line. */
  static List<ProcessHandle> resolvers(Installation installation) {
    return Processes.about(installation.home().resolve("libexec")).stream()
        .filter(info -> info.commandLine().contains(HOLDER))
        .flatMap(info -> ProcessHandle.of(info.pid()).stream())
        .flatMap(holder -> Stream.concat(Stream.of(holder), holder.children()))
        .toList();
  }

  /** Ends a login that waits for the end of its input. */
  static void end(Running session) {
    try {
      session.stdin().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
