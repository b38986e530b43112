package dev.podspawn.core.box;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The kernel's files about processes (proc(5)); what this account may not read is not there. */
record ProcFiles(Path root) {
  /** Longer than any that matters here. */
  private static final int MOST = 1 << 20;

  static final ProcFiles OF_THIS_HOST = new ProcFiles(Path.of("/proc"));

  Optional<String> read(String process, String name) {
    return text(root.resolve(process).resolve(name));
  }

  /** The target of a link, such as {@code net:[4026532180]}. */
  Optional<String> link(String process, String name) {
    try {
      return Optional.of(
          Files.readSymbolicLink(root.resolve(process).resolve(name)).toString());
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** How large the file system is that a process has for its root, as statvfs(3) tells: with a quota, the quota. */
  OptionalLong rootBytes(String process) {
    long total = new File(root.resolve(process).resolve("root").toString()).getTotalSpace();
    return total > 0 ? OptionalLong.of(total) : OptionalLong.empty();
  }

  /** A small file as text. */
  static Optional<String> text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
