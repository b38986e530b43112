package dev.podspawn.cli.warmup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.file.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Where archives lie: {@code lib/archive/BUILD-VERSION/COMMAND}. The directory's name says for which build of podspawn and
 * which version of Java they are, so that the launcher finds none after either has been replaced; the file {@code made-for}
 * has what else the runtime looks at. Only whoever may replace the jars may write here.
 *
 * @param directory as the launcher names it
 * @param javaHome of the runtime that runs this process
 * @param alone whether archives for other versions of Java go when these are there
 */
public record Archives(Path directory, Path javaHome, boolean alone) {
  private static final String LOCK = ".lock";
  private static final String NEW = ".new-";
  private static final String STAGE = ".stage";
  private static final String MADE_FOR = "made-for";
  private static final Set<PosixFilePermission> FOR_ALL_TO_ENTER =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> FOR_ALL_TO_READ =
      PosixFilePermissions.fromString("rw-r--r--");

  /** Whether there are archives, be they of another Java. */
  boolean haveBeenMade() {
    return Files.isDirectory(directory.resolveSibling("."), NOFOLLOW_LINKS);
  }

  /** Whether those that are there are what would be made now. */
  boolean areOfThisJava() throws IOException {
    try {
      return Files.readString(directory.resolve(MADE_FOR)).equals(madeFor());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What the runtime compares before it uses an archive: itself, and size and time of the jars. */
  private String madeFor() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    lines.add(facts(javaHome.resolve("lib").resolve("modules")));
    lines.add(facts(javaHome.resolve("lib").resolve("server").resolve("libjvm.so")));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(library(), "*.jar")) {
      for (Path jar : jars) {
        lines.add(facts(jar));
      }
    }
    Collections.sort(lines);
    return String.join("\n", lines) + "\n";
  }

  private Path library() {
    return directory.resolve("..").resolve("..").normalize();
  }

  private static String facts(Path file) throws IOException {
    if (!Files.exists(file)) {
      return file + " is missing";
    }
    BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
    return file.getFileName() + " " + facts.size() + " " + facts.lastModifiedTime();
  }

  /** Archives that are being made, beside those there are; one process at a time does that. */
  Draft draft() throws IOException {
    Path all = directory.resolveSibling(".").normalize();
    if (!Files.isDirectory(all, NOFOLLOW_LINKS)) {
      Files.createDirectory(all);
      Files.setPosixFilePermissions(all, FOR_ALL_TO_ENTER);
    }
    FileChannel lock = FileChannel.open(
        all.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
    try {
      lock.lock();
      removeLeftovers(all);
      return new Draft(Files.createTempDirectory(all, NEW), madeFor(), lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Of one that was killed: whoever else were at it would have the lock. */
  private static void removeLeftovers(Path all) throws IOException {
    try (DirectoryStream<Path> names = Files.newDirectoryStream(all)) {
      for (Path name : names) {
        String text = name.getFileName().toString();
        if (text.startsWith(NEW) || text.equals(STAGE)) {
          Directories.remove(name);
        }
      }
    }
  }

  /** To be closed, which removes it unless it has been published. */
  final class Draft implements AutoCloseable {
    private final Path place;
    private final String madeFor;
    private final FileChannel lock;

    private Draft(Path place, String madeFor, FileChannel lock) {
      this.place = place;
      this.madeFor = madeFor;
      this.lock = lock;
    }

    /** Where there is room for rehearsals as long as it is open; nothing is there yet. */
    Path stage() {
      return place.resolveSibling(STAGE);
    }

    /** Where a command's archive is to be. */
    Path file(HotCommand command) {
      return place.resolve(command.word());
    }

    /**
     * Puts it in its place, once it is on disk: Java 17 crashes where half of an archive is missing. Archives of other builds
     * and other versions go. A login that has one open keeps it.
     */
    void publish() throws IOException {
      Files.writeString(place.resolve(MADE_FOR), madeFor);
      for (HotCommand command : HotCommand.values()) {
        finish(file(command));
      }
      finish(place.resolve(MADE_FOR));
      Files.setPosixFilePermissions(place, FOR_ALL_TO_ENTER);
      removeOthers();
      Files.move(place, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void finish(Path file) throws IOException {
      Files.setPosixFilePermissions(file, FOR_ALL_TO_READ);
      try (FileChannel written = FileChannel.open(file, StandardOpenOption.READ)) {
        written.force(true);
      }
    }

    private void removeOthers() throws IOException {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(directory.resolveSibling("."))) {
        for (Path other : all) {
          if (mustGo(other)) {
            Directories.remove(other);
          }
        }
      }
    }

    private boolean mustGo(Path other) {
      String name = other.getFileName().toString();
      boolean ours = List.of(LOCK, STAGE, place.getFileName().toString()).contains(name);
      return !ours && (alone || name.equals(directory.getFileName().toString()));
    }

    @Override
    public void close() throws IOException {
      try (lock) {
        if (Files.exists(place)) {
          Directories.remove(place);
        }
      }
    }
  }
}
