package dev.podspawn.core.spawn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * On which TCP ports somebody listens who keeps others from 127.0.0.1: {@code net/tcp} and {@code net/tcp6} of proc(5), a
 * line for each socket. The second word is the local address, {@code 0100007F:1538} with the port in hexadecimal, the fourth
 * the state, {@code 0A} for listening. It tells of the network that podspawn is in; an engine in another one refuses what is
 * taken there.
 *
 * @param net the directory of these files
 */
record TakenPorts(Path net) {
  static final TakenPorts OF_HOST = new TakenPorts(Path.of("/proc/self/net"));

  private static final String LISTENING = "0A";

  /** 127.0.0.1 as the kernel writes it, by the machine's order of bytes. */
  private static final Set<String> LOOPBACK = Set.of("0100007F", "7F000001");

  private static final int HEX = 16;

  /** The ports; none where nobody tells. */
  Set<Integer> now() {
    Set<Integer> ports = new HashSet<>();
    addAll("tcp", ports);
    addAll("tcp6", ports);
    return ports;
  }

  private void addAll(String file, Set<Integer> ports) {
    try {
      for (String line : Files.readAllLines(net.resolve(file), StandardCharsets.ISO_8859_1)) {
        add(line, ports);
      }
    } catch (IOException e) {
      // A kernel without IPv6, say. The engine has the last word.
      return;
    }
  }

  private static void add(String line, Set<Integer> ports) {
    int colon = line.indexOf(':', line.indexOf(':') + 1);
    int start = line.lastIndexOf(' ', colon) + 1;
    int end = line.indexOf(' ', colon);
    int state = line.indexOf(' ', end + 1) + 1;
    boolean entry = colon > 0 && end > 0 && state > end + 1;
    if (entry && line.startsWith(LISTENING, state) && isInTheWay(line.substring(start, colon))) {
      ports.add(Integer.parseInt(line.substring(colon + 1, end), HEX));
    }
  }

  /** All addresses, of IPv6 too, which most who listen share with IPv4; or the loopback of IPv4, also where it is mapped. */
  private static boolean isInTheWay(String address) {
    boolean all = true;
    for (int i = 0; i < address.length(); i++) {
      all &= address.charAt(i) == '0';
    }
    String last = address.substring(Math.max(0, address.length() - 8));
    boolean mapped = address.length() == 8 || address.startsWith("FFFF", address.length() - 16);
    return all || (mapped && LOOPBACK.contains(last));
  }
}
