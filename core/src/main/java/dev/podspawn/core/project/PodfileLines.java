package dev.podspawn.core.project;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where in a project's repository the values of its Podfile are. What is in none of its lines is from a file that it extends.
 *
 * @param file relative to the repository
 * @param lines by the keys' full names; none for a file that is not YAML
 */
public record PodfileLines(String file, Map<String, Integer> lines) {
  public PodfileLines {
    lines = Map.copyOf(lines);
  }

  /** As people read it: {@code podfile.yaml:3}. */
  public String origin(String key) {
    Integer line = lines.get(key);
    if (line != null) {
      return file + ":" + line;
    }
    return lines.isEmpty() ? file : file + ", by what it extends";
  }

  /** A line for the file, then one for each key with its line. */
  String text() {
    StringBuilder text = new StringBuilder(file).append('\n');
    lines.forEach((key, line) -> text.append(line).append(' ').append(key).append('\n'));
    return text.toString();
  }

  /** Reads {@link #text}; empty where it is none. */
  static Optional<PodfileLines> parse(String text) {
    String[] all = text.split("\n", -1);
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (int i = 1; i < all.length; i++) {
      int blank = all[i].indexOf(' ');
      if (blank > 0) {
        try {
          lines.put(all[i].substring(blank + 1), Integer.valueOf(all[i].substring(0, blank)));
        } catch (NumberFormatException e) {
          return Optional.empty();
        }
      }
    }
    return all[0].isEmpty() ? Optional.empty() : Optional.of(new PodfileLines(all[0], lines));
  }
}
