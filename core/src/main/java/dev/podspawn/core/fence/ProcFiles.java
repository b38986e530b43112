package dev.podspawn.core.fence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What proc(5) tells of a process and of its network namespace, to every account.
 *
 * @param process {@code /proc/PID}
 */
record ProcFiles(Path process) {
  static ProcFiles of(int pid) {
    return new ProcFiles(Path.of("/proc", Integer.toString(pid)));
  }

  /** The rows of a table of the network namespace, as words, without its head. */
  List<List<String>> table(String name) throws IOException {
    List<List<String>> rows = rows(name);
    return rows.subList(Math.min(1, rows.size()), rows.size());
  }

  /** The rows of a table that has no head. */
  List<List<String>> rows(String name) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines(process.resolve("net").resolve(name))) {
      List<String> words = words(line);
      if (!words.isEmpty()) {
        rows.add(words);
      }
    }
    return rows;
  }

  /** Whether the namespace has a table; one without IPv6 lacks those of IPv6. */
  boolean has(String name) {
    return Files.exists(process.resolve("net").resolve(name));
  }

  /** The names of the network interfaces, which stand before a colon after two lines of head. */
  List<String> interfaces() throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : lines(process.resolve("net").resolve("dev"))) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        names.add(line.substring(0, colon).strip());
      }
    }
    return names;
  }

  /** A field of {@code status}, without its name. */
  String status(String field) throws IOException {
    for (String line : lines(process.resolve("status"))) {
      if (line.startsWith(field + ":")) {
        return line.substring(field.length() + 1).strip();
      }
    }
    throw new IOException(process + "/status says nothing of " + field);
  }

  /** The program's name, at most 15 characters of it. */
  String program() throws IOException {
    return String.join("", lines(process.resolve("comm")));
  }

  /** Its command line. */
  List<String> arguments() throws IOException {
    return split(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1), '\0');
  }

  private static List<String> lines(Path file) throws IOException {
    return split(Files.readString(file, StandardCharsets.ISO_8859_1), '\n');
  }

  private static List<String> split(String text, char end) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int found = text.indexOf(end, start);
      int stop = found < 0 ? text.length() : found;
      parts.add(text.substring(start, stop));
      start = stop + 1;
    }
    return parts;
  }

  /** What stands between blanks and tabs. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : split(line.replace('\t', ' '), ' ')) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
