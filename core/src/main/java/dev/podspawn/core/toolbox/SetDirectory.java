package dev.podspawn.core.toolbox;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One set on disk: a directory that is written once, and read by containers as long as it is there. */
record SetDirectory(Path path) {

  /** Whether all of the set is there as it should be. */
  boolean holds(HostSet set) throws IOException {
    for (Map.Entry<String, String> text : set.texts().entrySet()) {
      boolean program = set.isExecutable(text.getKey());
      if (!has(text.getKey(), program, text.getValue().getBytes(StandardCharsets.UTF_8))) {
        return false;
      }
    }
    for (Map.Entry<String, Part> part : set.parts().entrySet()) {
      boolean program = set.isExecutable(part.getKey());
      if (!has(part.getKey(), program, part.getValue().read())) {
        return false;
      }
    }
    return true;
  }

  private boolean has(String place, boolean program, byte[] bytes) throws IOException {
    Path file = path.resolve(place);
    return Files.isRegularFile(file, NOFOLLOW_LINKS)
        && Files.isExecutable(file) == program
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  /** Makes the directory, which is not there yet, with the set in it; on disk when this returns. */
  void write(HostSet set) throws IOException {
    makeDirectory(path);
    for (Map.Entry<String, Part> part : set.parts().entrySet()) {
      write(part.getKey(), set.isExecutable(part.getKey()), part.getValue().read());
    }
    for (Map.Entry<String, String> text : set.texts().entrySet()) {
      write(
          text.getKey(),
          set.isExecutable(text.getKey()),
          text.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void write(String place, boolean program, byte[] bytes) throws IOException {
    Path file = path.resolve(place);
    makeDirectory(file.getParent());
    Files.write(file, bytes);
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    try (FileChannel channel = FileChannel.open(file)) {
      channel.force(true);
    }
  }

  /** Whatever the umask is, containers can read it. */
  private void makeDirectory(@Nullable Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory, NOFOLLOW_LINKS)) {
      return;
    }
    if (!directory.equals(path)) {
      makeDirectory(directory.getParent());
    }
    Files.createDirectory(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Removes a directory and all in it, if it is there; links are removed and not followed. */
  static void remove(Path directory) throws IOException {
    if (!Files.exists(directory, NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
          throws IOException {
        if (failure != null) {
          throw failure;
        }
        Files.delete(dir);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
