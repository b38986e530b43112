package dev.podspawn.core.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * On which TCP ports somebody listens in a network: {@code /proc/PID/net/tcp} and {@code tcp6} (proc(5)), a line for each
 * socket. Its second word is the local address, {@code 0100007F:1538} with the port in hexadecimal, its fourth the state,
 * {@code 0A} for listening.
 */
record ListeningPorts(Path proc) {
  static final ListeningPorts OF_HOST = new ListeningPorts(Path.of("/proc"));

  private static final String LISTENING = "0A";
  private static final int HEX = 16;

  /**
   * Those in the network of a process.
   *
   * @throws IOException the process is gone, or not of this machine
   */
  Set<Integer> of(int pid) throws IOException {
    Path net = proc.resolve(Integer.toString(pid)).resolve("net");
    Set<Integer> ports = new HashSet<>();
    addAll(Files.readAllLines(net.resolve("tcp"), StandardCharsets.ISO_8859_1), ports);
    try {
      addAll(Files.readAllLines(net.resolve("tcp6"), StandardCharsets.ISO_8859_1), ports);
    } catch (NoSuchFileException e) {
      return ports; // A kernel without IPv6.
    }
    return ports;
  }

  private static void addAll(List<String> lines, Set<Integer> ports) throws IOException {
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] words = line.strip().split(" +", 5);
      if (words.length == 5 && words[3].equals(LISTENING)) {
        ports.add(port(words[1]));
      }
    }
  }

  private static int port(String address) throws IOException {
    try {
      return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), HEX);
    } catch (NumberFormatException e) {
      throw new IOException("no address of proc(5)'s: " + address, e);
    }
  }
}
