package dev.podspawn.core.toolbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what the host's programs consist of: themselves, their loader and libraries, and their licences. */
final class HostCollector {
  private static final Path DOCUMENTS = Path.of("/usr/share/doc");
  private static final Path LICENCES = Path.of("/usr/share/common-licenses");
  private static final List<String> LICENCE_NAMES =
      List.of("Apache-2.0", "BSD", "GPL-2", "GPL-3", "LGPL-2", "LGPL-2.1", "LGPL-3");

  private final List<HostProgram> programs;
  private final HostPackages dpkg;
  private final int machine;

  private final SortedMap<String, Part> parts = new TreeMap<>();
  private Optional<Path> loader = Optional.empty();

  /** A collector of programs for this machine ({@link ElfFile#machine}). */
  HostCollector(List<HostProgram> programs, HostPackages dpkg, int machine) {
    this.programs = programs;
    this.dpkg = dpkg;
    this.machine = machine;
  }

  /**
   * Collects them; once.
   *
   * @throws ToolboxException something is missing
   * @throws IOException something cannot be read
   */
  HostSet collect() throws IOException {
    Map<HostProgram, Path> found = find();
    for (Map.Entry<HostProgram, Path> entry : found.entrySet()) {
      add(HostSet.PROGRAMS + entry.getKey().name(), entry.getValue());
      addLibraries(entry.getValue());
    }
    SortedMap<String, String> packages = packages();
    for (String name : packages.keySet()) {
      addIfThere("doc/" + name + "/copyright", DOCUMENTS.resolve(name).resolve("copyright"));
    }
    for (String name : LICENCE_NAMES) {
      addIfThere("doc/common-licenses/" + name, LICENCES.resolve(name));
    }
    return new HostSet(
        List.copyOf(found.keySet()),
        loader.map(HostCollector::fileName).orElse(""),
        packages,
        parts);
  }

  /** Says of all that are missing at once, and how to get them. */
  private Map<HostProgram, Path> find() {
    Map<HostProgram, Path> found = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (HostProgram program : programs) {
      Optional<Path> place =
          program.places().stream().filter(Files::isExecutable).findFirst();
      if (program.spoiler().isPresent()
          && (place.isEmpty() || isAny(program.spoiler().get()))) {
        continue;
      }
      if (place.isPresent()) {
        found.put(program, place.get());
      } else {
        names.add(program.name());
        missing.add(program.debianPackage());
      }
    }
    if (!missing.isEmpty()) {
      throw new ToolboxException(
          "this machine has no " + String.join(", no ", names),
          "'apt-get install " + String.join(" ", missing) + "'",
          null);
    }
    return found;
  }

  private static boolean isAny(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private void addLibraries(Path program) throws IOException {
    try {
      ElfFile elf = ElfFile.of(Part.readTrusted(program));
      if (elf.machine() != machine) {
        throw new IOException("it is for another machine (" + elf.machine() + ")");
      }
      Path itsLoader = Path.of(elf.loader().orElseThrow(() -> new IOException("it has no loader")));
      if (loader.isPresent() && !loader.get().equals(itsLoader)) {
        throw new IOException("its loader is " + itsLoader + " and others' is " + loader.get());
      }
      loader = Optional.of(itsLoader);
      add(HostSet.LIBRARIES + fileName(itsLoader), itsLoader);
      for (Map.Entry<String, Path> library :
          LoaderList.ask(itsLoader, program).libraries().entrySet()) {
        add(HostSet.LIBRARIES + library.getKey(), library.getValue());
      }
    } catch (IOException e) {
      throw new IOException(program + ": " + e.getMessage(), e);
    }
  }

  private void add(String place, Path source) throws IOException {
    Part part = Part.of(source);
    Part before = parts.putIfAbsent(place, part);
    if (before != null && !before.sha256().equals(part.sha256())) {
      throw new IOException(place + " would be both " + before.source() + " and " + source);
    }
  }

  private void addIfThere(String place, Path source) throws IOException {
    if (Files.isReadable(source)) {
      add(place, source);
    }
  }

  private SortedMap<String, String> packages() throws IOException {
    List<Path> files = parts.values().stream().map(Part::source).toList();
    return dpkg.versions(dpkg.owners(files).values().stream().distinct().toList());
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
