package dev.podspawn.core.toolbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the toolbox gets of the host, by which the directory for it is named: another version of a package, another
 * set.
 *
 * @param programs that it is there for
 * @param loader the file name of the loader in {@code lib}
 * @param packages versions by name; empty on a host without dpkg
 * @param parts by their place in the set's directory
 */
record HostSet(
    List<HostProgram> programs,
    String loader,
    SortedMap<String, String> packages,
    SortedMap<String, Part> parts) {
  /** How the directories of sets begin. */
  static final String PREFIX = "host.";

  static final String PROGRAMS = "programs/";
  static final String LIBRARIES = "lib/";
  static final String MANIFEST = "MANIFEST";

  private static final int DIGITS = 16;

  /** The name of the set's directory. */
  String name() {
    String all = manifest() + HostWrapper.TEMPLATE + HostLicences.TEXT;
    return PREFIX + Part.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }

  /** What is in it and where it is from, a line for each. */
  String manifest() {
    StringBuilder text = new StringBuilder("loader " + loader + "\n");
    packages.forEach((name, version) ->
        text.append("package ").append(name).append(' ').append(version).append('\n'));
    parts.forEach((place, part) -> text.append("file ")
        .append(place)
        .append(' ')
        .append(part.sha256())
        .append(' ')
        .append(part.source())
        .append('\n'));
    return text.toString();
  }

  /** The files that are made, by their place. */
  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(MANIFEST, manifest());
    texts.put("LICENSES", HostLicences.of(packages));
    for (HostProgram program : programs) {
      texts.put(program.folder() + "/" + program.name(), HostWrapper.of(program, name(), loader));
    }
    return texts;
  }

  /** Whether the file at this place is one to run. */
  boolean isExecutable(String place) {
    return place.equals(LIBRARIES + loader)
        || place.startsWith("bin/")
        || place.startsWith("libexec/")
        || place.startsWith(PROGRAMS);
  }

  /** The bytes of all parts together. */
  long size() {
    return parts.values().stream().mapToLong(Part::size).sum();
  }
}
