package dev.podspawn.core.toolbox;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which packages files of this host come from, as dpkg has it; nothing is known on a host without dpkg. */
final class HostPackages {
  private static final Path DPKG_QUERY = Path.of("/usr/bin/dpkg-query");

  private final boolean known;

  HostPackages() {
    this(Files.isExecutable(DPKG_QUERY));
  }

  HostPackages(boolean known) {
    this.known = known;
  }

  /** Whether there is a dpkg to ask. */
  boolean known() {
    return known;
  }

  /**
   * The package of each file that belongs to one.
   *
   * @throws IOException dpkg cannot be asked
   */
  Map<Path, String> owners(Collection<Path> files) throws IOException {
    if (!known) {
      return Map.of();
    }
    Set<String> spellings = new LinkedHashSet<>();
    for (Path file : files) {
      spellings.addAll(spellings(file));
    }
    List<String> argv = new ArrayList<>(List.of(DPKG_QUERY.toString(), "--search", "--"));
    argv.addAll(spellings);
    // It exits with 1 when one of them belongs to no package, and still tells of the others.
    Map<String, String> found = parseSearch(HostCommand.run(argv, false).output());
    Map<Path, String> owners = new HashMap<>();
    for (Path file : files) {
      owner(found, file).ifPresent(name -> owners.put(file, name));
    }
    return owners;
  }

  /** A file is known by one of its names: with {@code /lib} a link to {@code /usr/lib} that may be either. */
  private static List<String> spellings(Path file) throws IOException {
    List<String> all = new ArrayList<>();
    for (Path name : List.of(file, file.toRealPath())) {
      String text = name.toString();
      all.add(text);
      all.add(text.startsWith("/usr/") ? text.substring("/usr".length()) : "/usr" + text);
    }
    return all;
  }

  private static Optional<String> owner(Map<String, String> found, Path file) throws IOException {
    for (String spelling : spellings(file)) {
      if (found.containsKey(spelling)) {
        return Optional.of(found.get(spelling));
      }
    }
    return Optional.empty();
  }

  /** Lines such as {@code libc6:amd64: /lib/x86_64-linux-gnu/libc.so.6}, {@code a, b: /usr/share/doc}. */
  static Map<String, String> parseSearch(String output) {
    Map<String, String> owners = new HashMap<>();
    for (String line : output.lines().toList()) {
      int colon = line.indexOf(": /");
      if (colon > 0 && !line.startsWith("diversion by ")) {
        String first = line.substring(0, colon).split(",", 2)[0];
        owners.put(line.substring(colon + 2), first.split(":", 2)[0]);
      }
    }
    return owners;
  }

  /**
   * Their versions, by name and sorted.
   *
   * @throws IOException dpkg cannot be asked
   */
  SortedMap<String, String> versions(Collection<String> packages) throws IOException {
    SortedMap<String, String> versions = new TreeMap<>();
    if (packages.isEmpty()) {
      return versions;
    }
    List<String> argv = new ArrayList<>(
        List.of(DPKG_QUERY.toString(), "--show", "--showformat=${Package}\\t${Version}\\n", "--"));
    argv.addAll(packages);
    for (String line : HostCommand.run(argv, false).output().lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0 && tab + 1 < line.length()) {
        versions.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return versions;
  }
}
