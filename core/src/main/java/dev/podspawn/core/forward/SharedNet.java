package dev.podspawn.core.forward;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The container that owns a session's network, with a fence around it; the session's other containers join it. Kept in a
 * file of four lines, which a shell or a C program can read: id; first process; its start, in clock ticks since boot as
 * proc(5) has it; deadline in seconds since 1970, or nothing.
 *
 * @param container the id on the engine
 * @param pid of its first process, as the host counts
 * @param start with which the process is told from a later one of the same number
 * @param deadline when it ends by itself; empty for never
 */
public record SharedNet(String container, int pid, long start, Optional<Instant> deadline) {
  private static final int START_FIELD = 22;

  /**
   * Of a container that has just been started.
   *
   * @throws IOException it has ended already
   */
  public static SharedNet of(String container, int pid, Optional<Instant> deadline)
      throws IOException {
    return new SharedNet(container, pid, startOf(pid), deadline);
  }

  /** Whether its first process lives, and with it the network. */
  public boolean isAlive() {
    try {
      return startOf(pid) == start;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the kernel says that a process is in another network; who may not ask is told nothing. */
  public boolean isKnownToBeAnother(int other) {
    try {
      return !namespace(pid).equals(namespace(other));
    } catch (IOException e) {
      return false;
    }
  }

  private static Path namespace(int pid) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc", Integer.toString(pid), "ns", "net"));
  }

  /** Field 22 of {@code /proc/PID/stat}; the program's name, field 2 in parentheses, may hold anything. */
  private static long startOf(int pid) throws IOException {
    Path file = Path.of("/proc", Integer.toString(pid), "stat");
    String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
    int at = stat.lastIndexOf(')') + 1;
    for (int field = 3; field < START_FIELD; field++) {
      at = stat.indexOf(' ', at + 1);
    }
    int end = stat.indexOf(' ', at + 1);
    if (at < 0 || end < 0) {
      throw new IOException(file + " is not as proc(5) has it");
    }
    return number(stat.substring(at + 1, end));
  }

  String text() {
    String end = deadline.isPresent() ? Long.toString(deadline.get().getEpochSecond()) : "";
    return container + "\n" + pid + "\n" + start + "\n" + end + "\n";
  }

  /** Reads {@link #text}; empty for anything else. */
  static Optional<SharedNet> parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 5 || lines[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Instant> end = lines[3].isEmpty()
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(number(lines[3])));
      return Optional.of(
          new SharedNet(lines[0], Math.toIntExact(number(lines[1])), number(lines[2]), end));
    } catch (IOException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static long number(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("not a number: " + text, e);
    }
  }
}
