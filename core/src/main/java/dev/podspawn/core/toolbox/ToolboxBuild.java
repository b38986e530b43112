package dev.podspawn.core.toolbox;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.toolbox.ToolboxReport.Outcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the host's programs into a toolbox that running containers show: a set is made beside the toolbox, moved into it
 * under a name of its own, and the link {@value #LINK} is then turned to it in one step. The set before stays until the
 * next one is made, for programs that were started from it. One build at a time.
 */
public final class ToolboxBuild {
  /** The link to the set that sessions use. */
  public static final String LINK = "host";

  private final Path toolbox;
  private final Path stage;
  private final HostCollector collector;

  /**
   * A build for the toolbox of an architecture.
   *
   * @param toolbox its directory, which containers show
   */
  public ToolboxBuild(Path toolbox, String architecture) {
    this(toolbox, collector(architecture));
  }

  ToolboxBuild(Path toolbox, HostCollector collector) {
    this.toolbox = toolbox;
    this.stage = stage(toolbox);
    this.collector = collector;
  }

  private static HostCollector collector(String architecture) {
    int machine = architecture.equals("arm64") ? ElfFile.ARM64 : ElfFile.AMD64;
    return new HostCollector(HostProgram.ALL, new HostPackages(), machine);
  }

  /**
   * Makes a set unless the one there is has all as the host has it.
   *
   * @param onlyAgain whether nothing is to be done where there has never been one
   * @throws ToolboxException it cannot be made; what was there before stays in use
   */
  public ToolboxReport run(boolean onlyAgain) {
    try {
      requireOurs();
      try (FileChannel channel = lockFile();
          FileLock lock = channel.lock()) {
        return locked(onlyAgain, lock);
      }
    } catch (IOException e) {
      throw new ToolboxException(
          String.valueOf(e.getMessage()), "again when that has been put right", e);
    }
  }

  /**
   * Takes all sets out of a toolbox, as if none had ever been made.
   *
   * @return whether there was one in use
   */
  public static boolean clear(Path toolbox) throws IOException {
    boolean used = Files.deleteIfExists(toolbox.resolve(LINK));
    if (Files.isDirectory(toolbox)) {
      try (DirectoryStream<Path> sets = Files.newDirectoryStream(toolbox, HostSet.PREFIX + "*")) {
        for (Path set : sets) {
          SetDirectory.remove(set);
        }
      }
    }
    SetDirectory.remove(stage(toolbox));
    Files.deleteIfExists(lock(toolbox));
    return used;
  }

  private static Path stage(Path toolbox) {
    return toolbox.resolveSibling(toolbox.getFileName() + ".new");
  }

  private static Path lock(Path toolbox) {
    return toolbox.resolveSibling(toolbox.getFileName() + ".lock");
  }

  /**
   * What {@link #run} would do now, without doing it: BUILT when the set is not as the host is.
   *
   * @throws ToolboxException it cannot be told
   */
  public Outcome due() {
    try {
      Optional<String> before = current();
      if (before.isEmpty()) {
        return Outcome.NONE;
      }
      HostSet set = collector.collect();
      boolean same = before.equals(Optional.of(set.name()))
          && new SetDirectory(toolbox.resolve(set.name())).holds(set);
      return same ? Outcome.UNCHANGED : Outcome.BUILT;
    } catch (IOException e) {
      throw new ToolboxException(
          String.valueOf(e.getMessage()), "again when that has been put right", e);
    }
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(lock(toolbox), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private ToolboxReport locked(boolean onlyAgain, FileLock lock) throws IOException {
    if (!lock.isValid()) {
      throw new IOException("the lock of " + toolbox + " is lost");
    }
    Optional<String> before = current();
    if (onlyAgain && before.isEmpty()) {
      return new ToolboxReport(Outcome.NONE, toolbox.resolve(LINK), new TreeMap<>(), 0, 0);
    }
    HostSet set = collector.collect();
    SetDirectory target = new SetDirectory(toolbox.resolve(set.name()));
    boolean whole = target.holds(set);
    if (whole && before.equals(Optional.of(set.name()))) {
      return report(Outcome.UNCHANGED, target, set);
    }
    SetDirectory.remove(stage);
    Files.createDirectory(stage);
    if (!whole) {
      write(set, target.path());
    }
    turnTo(set.name());
    SetDirectory.remove(stage);
    removeAllBut(set.name(), before.orElse(""));
    return report(Outcome.BUILT, target, set);
  }

  /** Nobody but root (and whoever runs this) may be able to lead us elsewhere. */
  private void requireOurs() throws IOException {
    for (String needed : List.of("bin/busybox", "lib/libpodspawn-names.so")) {
      if (!Files.isReadable(toolbox.resolve(needed))) {
        throw new ToolboxException(
            "the toolbox of this installation, " + toolbox + ", has no " + needed,
            "copying the whole distribution again, or building it with busybox-static",
            null);
      }
      Part.readTrusted(toolbox.resolve(needed));
    }
  }

  /** The name of the set in use. */
  private Optional<String> current() throws IOException {
    Path link = toolbox.resolve(LINK);
    return Files.isSymbolicLink(link)
        ? Optional.of(Files.readSymbolicLink(link).toString())
        : Optional.empty();
  }

  private void write(HostSet set, Path target) throws IOException {
    SetDirectory made = new SetDirectory(stage.resolve(set.name()));
    made.write(set);
    if (Files.exists(target, NOFOLLOW_LINKS)) {
      Files.move(target, stage.resolve("damaged"));
    }
    Files.move(made.path(), target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void turnTo(String name) throws IOException {
    Path link = Files.createSymbolicLink(stage.resolve(LINK), Path.of(name));
    Files.move(link, toolbox.resolve(LINK), StandardCopyOption.ATOMIC_MOVE);
  }

  private void removeAllBut(String current, String before) throws IOException {
    try (DirectoryStream<Path> sets = Files.newDirectoryStream(toolbox, HostSet.PREFIX + "*")) {
      for (Path old : sets) {
        String name = String.valueOf(old.getFileName());
        if (!name.equals(current) && !name.equals(before)) {
          SetDirectory.remove(old);
        }
      }
    }
  }

  private static ToolboxReport report(Outcome outcome, SetDirectory target, HostSet set) {
    return new ToolboxReport(
        outcome,
        target.path(),
        set.packages(),
        set.parts().size() + set.texts().size(),
        set.size());
  }
}
