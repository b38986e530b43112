package dev.podspawn.cli.contrib;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that set-up could change on a machine: path, kind, mode, owner, and a file's SHA-256 or a link's target. */
final class MachineTree {
  private static final List<Path> ROOTS = Stream.of(
          "/etc", "/opt/podspawn", "/var/lib/podspawn", "/home", "/run", "/var/spool/cron")
      .map(Path::of)
      .toList();

  /** Copies that useradd and its like make of the files that they change, and their lock. */
  private static final Set<String> OF_SHADOW = Set.of(
      "/etc/passwd-",
      "/etc/shadow-",
      "/etc/group-",
      "/etc/gshadow-",
      "/etc/subuid-",
      "/etc/subgid-",
      "/etc/.pwd.lock");

  private MachineTree() {}

  static Map<String, String> read() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    for (Path root : ROOTS) {
      if (!Files.exists(root)) {
        continue;
      }
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : (Iterable<Path>) all::iterator) {
          if (!OF_SHADOW.contains(path.toString())) {
            tree.put(path.toString(), describe(path));
          }
        }
      }
    }
    return tree;
  }

  private static String describe(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(
        path, "unix:mode,uid,gid,isRegularFile,isSymbolicLink", NOFOLLOW_LINKS);
    String head = found.get("mode") + " " + found.get("uid") + " " + found.get("gid");
    if (Files.isSymbolicLink(path)) {
      return head + " -> " + Files.readSymbolicLink(path);
    }
    return Files.isRegularFile(path, NOFOLLOW_LINKS)
        ? head + " " + sha(Files.readAllBytes(path))
        : head;
  }

  private static String sha(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> differences(Map<String, String> before, Map<String, String> after) {
    List<String> found = new ArrayList<>();
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      String one = before.getOrDefault(path, "absent");
      String other = after.getOrDefault(path, "absent");
      if (!one.equals(other)) {
        found.add(path + ": " + one + " became " + other);
      }
    }
    return found;
  }
}
