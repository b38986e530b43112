package dev.podspawn.core.fence;

import dev.podspawn.core.net.AddressText;
import dev.podspawn.core.net.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The host's own network, as podspawn's process sees it.
 *
 * @param addresses all of the host's, but for 127.0.0.0/8 and ::1, which mean each namespace's own
 * @param bridges networks behind bridges that container engines made: of other containers
 * @param nameServers whom the host asks, but for those on its loopback
 */
record HostNetwork(
    Set<InetAddress> addresses, List<Network> bridges, List<InetAddress> nameServers) {
  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

  /** Whom systemd-resolved asks, where resolv.conf names only itself; the engines look there too. */
  private static final Path BEHIND_STUB = Path.of("/run/systemd/resolve/resolv.conf");

  private static final String KEYWORD = "nameserver";

  /** As it is now. */
  static HostNetwork look() throws IOException {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    List<Network> bridges = new ArrayList<>();
    for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InterfaceAddress address : device.getInterfaceAddresses()) {
        if (address.getAddress().isLoopbackAddress()) {
          continue;
        }
        addresses.add(address.getAddress());
        if (isEngines(device.getName())) {
          bridges.add(new Network(address.getAddress(), address.getNetworkPrefixLength()));
        }
      }
    }
    return new HostNetwork(addresses, bridges, nameServers(RESOLV_CONF, BEHIND_STUB));
  }

  /** The name servers, and those of the addresses that are on none of these bridges. */
  List<InetAddress> site() {
    List<InetAddress> site = new ArrayList<>(nameServers);
    for (InetAddress address : addresses) {
      if (!isOnBridge(address)) {
        site.add(address);
      }
    }
    return site;
  }

  private boolean isOnBridge(InetAddress address) {
    for (Network bridge : bridges) {
      if (bridge.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /** What Docker, Podman and its predecessor's plug-ins call their bridges, unless they are told another name. */
  static boolean isEngines(String device) {
    return device.equals("docker0")
        || isNumbered(device, "podman")
        || isNumbered(device, "cni-podman")
        || (device.startsWith("br-") && device.length() == 15);
  }

  private static boolean isNumbered(String device, String prefix) {
    for (int i = prefix.length(); i < device.length(); i++) {
      if (!Character.isDigit(device.charAt(i))) {
        return false;
      }
    }
    return device.startsWith(prefix) && device.length() > prefix.length();
  }

  /** The servers of resolv.conf(5), or of the second where the first names one on the loopback. */
  static List<InetAddress> nameServers(Path resolvConf, Path behindStub) throws IOException {
    List<InetAddress> all = nameServers(resolvConf);
    List<InetAddress> outside = new ArrayList<>(all);
    outside.removeIf(InetAddress::isLoopbackAddress);
    return outside.isEmpty() && !all.isEmpty() ? nameServers(behindStub) : outside;
  }

  private static List<InetAddress> nameServers(Path file) throws IOException {
    List<InetAddress> servers = new ArrayList<>();
    if (!Files.isReadable(file)) {
      return servers;
    }
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      List<String> words = ProcFiles.words(line);
      if (words.size() > 1 && words.get(0).equals(KEYWORD)) {
        AddressText.parse(words.get(1)).ifPresent(servers::add);
      }
    }
    return servers;
  }
}
