package dev.podspawn.podman.service;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * A user's runtime directory (XDG Base Directory Specification): {@code $XDG_RUNTIME_DIR}, or {@code /run/user/UID}
 * where the environment names none. It must be the user's, and others may neither list nor write it: who can write there
 * can stand in for the engine. They may pass through it, for Podman itself opens it so (mode 0711) when it makes a
 * container with a user namespace of its own.
 */
final class RuntimeDirectory {
  private static final String VARIABLE = "XDG_RUNTIME_DIR";
  private static final Path USERS = Path.of("/run/user");
  private static final int OTHERS = 0066;

  private RuntimeDirectory() {}

  /** The directory of the account that this process runs as. */
  static Path find(Map<String, String> environment) {
    try {
      int uid = uid(Path.of("/proc/self"));
      String named = environment.getOrDefault(VARIABLE, "");
      Path directory = named.isEmpty() ? USERS.resolve(Integer.toString(uid)) : Path.of(named);
      check(directory, uid);
      return directory;
    } catch (IOException e) {
      throw unusable("its state cannot be read: " + e.getMessage(), "");
    }
  }

  private static void check(Path directory, int uid) throws IOException {
    if (!directory.isAbsolute()) {
      throw unusable(VARIABLE + " is no absolute path: " + directory, "");
    }
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw unusable(
          "there is no directory " + directory,
          "\"loginctl enable-linger " + uid + "\", or making it, owned by uid " + uid
              + ", mode 0700");
    }
    if (uid(directory) != uid) {
      throw unusable(
          directory + " is owned by uid " + uid(directory) + ", not by " + uid, "chown " + uid);
    }
    int mode = (int) Files.getAttribute(directory, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if ((mode & OTHERS) != 0) {
      throw unusable(directory + " is open to others", "chmod 0700");
    }
  }

  private static int uid(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }

  private static EngineException unusable(String reason, String advice) {
    String tried = "find the container engine of this account";
    return new EngineException(
        ErrorCode.ENGINE_UNREACHABLE,
        new Message(tried, "its runtime directory cannot be used", "asking this host's admin"),
        new Message(tried, reason, advice),
        null);
  }
}
