package dev.podspawn.core.sshd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code sshd -T} prints: a keyword in small letters and its value on each line.
 *
 * @param lines in sshd's order
 */
public record SshdValues(List<String> lines) {
  public SshdValues {
    lines = List.copyOf(lines);
  }

  static SshdValues parse(String output) {
    return new SshdValues(output.lines().toList());
  }

  /** The first value of a keyword; empty when sshd does not print it. */
  public Optional<String> value(String keyword) {
    String start = keyword.toLowerCase(Locale.ROOT) + " ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  /** Lines of one that the other has not, each with where it stands: {@code before} or {@code after}. */
  public List<String> differences(SshdValues after) {
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      if (!after.lines.contains(line)) {
        found.add("before: " + line);
      }
    }
    for (String line : after.lines) {
      if (!lines.contains(line)) {
        found.add("after: " + line);
      }
    }
    return found;
  }
}
