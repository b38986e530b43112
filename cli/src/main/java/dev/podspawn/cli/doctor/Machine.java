package dev.podspawn.cli.doctor;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.FileFacts.Kind;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This machine's files and programs. A program that is run twice with the same words is run once. */
public final class Machine {
  private static final int NOT_STARTED = 127;
  private static final int PERMISSIONS = 07777;
  private static final long MOST_BYTES = 1 << 20;

  private final Map<List<String>, HostCommand> ran = new HashMap<>();

  /** A file as lstat(2) tells of it. */
  public Optional<FileFacts> stat(Path file) {
    try {
      Map<String, Object> found = Files.readAttributes(file, "unix:uid,mode,nlink", NOFOLLOW_LINKS);
      return Optional.of(new FileFacts(
          kind(file),
          number(found, "uid"),
          number(found, "mode") & PERMISSIONS,
          number(found, "nlink")));
    } catch (IOException e) {
      return Optional.empty(); // As if it were not there: nobody can tell.
    }
  }

  private static Kind kind(Path file) {
    if (Files.isSymbolicLink(file)) {
      return Kind.LINK;
    }
    if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
      return Kind.DIRECTORY;
    }
    return Files.isRegularFile(file, NOFOLLOW_LINKS) ? Kind.FILE : Kind.OTHER;
  }

  private static int number(Map<String, Object> attributes, String name) throws IOException {
    if (attributes.get(name) instanceof Integer number) {
      return number;
    }
    throw new IOException("the file system has no attribute " + name);
  }

  /** Where all links lead. */
  public Optional<Path> real(Path file) {
    try {
      return Optional.of(file.toRealPath());
    } catch (IOException e) {
      return Optional.empty(); // Nowhere.
    }
  }

  /** The entries of a directory by name. */
  public List<Path> entries(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      all.forEach(entries::add);
    } catch (IOException e) {
      return List.of(); // Checks of the directory itself tell why.
    }
    Collections.sort(entries);
    return entries;
  }

  /** The text of a regular file of at most 1 MiB. */
  public Optional<String> read(Path file) {
    try {
      boolean small = Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
      return small ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // As if it were not there.
    }
  }

  /** A program, run to its end; with what it complains of. */
  public HostCommand run(List<String> argv) {
    return ran.computeIfAbsent(List.copyOf(argv), Machine::start);
  }

  private static HostCommand start(List<String> argv) {
    try {
      return HostCommand.run(argv, true);
    } catch (IOException e) {
      return new HostCommand(NOT_STARTED, String.valueOf(e.getMessage()));
    }
  }
}
