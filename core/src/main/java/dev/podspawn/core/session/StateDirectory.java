package dev.podspawn.core.session;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * Where one container user's state lies: {@code <state.dir>/users/<user>/}, mode 0700 and owned by the account that
 * talks to the engine, so that no user reads or forges another's sessions.
 *
 * <pre>
 * locks/user          the user's lock
 * locks/sleeper-N     that of the shell which waits for the end of grace periods of N seconds
 * leases/KEY/PID-...  one locked file for each connection to the session KEY
 * state.db            the sessions: core.store
 * home/KEY            the home directory of the session KEY, in persistent mode
 * recordings/         what sessions have shown: core.record
 * setup/KEY.log       what was said while the session's last container was set up: core.workspace
 * net/KEY             the network that the containers of the session KEY share: core.forward
 * asks/PID            a socket: the part of sshd's connection PID that is in the host's network
 * spares/KEY          that the container of the session KEY waits for its first login
 * told/KEY            the container of the session KEY whose ports its user has been told of
 * </pre>
 */
public final class StateDirectory {
  private static final int OTHERS_MASK = 0077;

  private final Path root;
  private final UserName user;

  private StateDirectory(Path root, UserName user) {
    this.root = root;
    this.user = user;
  }

  /**
   * The user's directory, made when it is missing and may be made.
   *
   * @throws PodspawnException {@link ErrorCode#STATE_UNAVAILABLE} when it cannot be made, is not ours, or is open to
   *     others
   */
  public static StateDirectory open(Path stateDir, UserName user) {
    Path root = stateDir.resolve("users").resolve(user.text());
    try {
      makePrivate(root);
      requirePrivate(root);
      makePrivate(root.resolve("locks"));
    } catch (IOException e) {
      throw unavailable(root, e.toString(), e);
    }
    return new StateDirectory(root, user);
  }

  /** Whose sessions these are. */
  public UserName user() {
    return user;
  }

  /** Waits for the user's lock. */
  public UserLock lock() {
    return UserLock.acquire(root.resolve("locks").resolve("user"));
  }

  /** How many are connected to the session; to be asked under the user's lock. */
  public int connections(Session session) {
    Path directory = leases(session);
    try {
      return LeaseFile.held(directory).size();
    } catch (IOException e) {
      throw unavailable(directory, e.toString(), e);
    }
  }

  /** The directory of the session's leases, made when it is missing. */
  Path leases(Session session) {
    Path directory = root.resolve("leases").resolve(session.key());
    try {
      makePrivate(directory);
    } catch (IOException e) {
      throw unavailable(directory, e.toString(), e);
    }
    return directory;
  }

  /** The database of the user's sessions. */
  public Path database() {
    return root.resolve("state.db");
  }

  /** The home directory that the session's containers share, made when it is missing. */
  public Path home(Session session) {
    Path directory = root.resolve("home").resolve(session.key());
    try {
      makePrivate(directory);
      return directory.toRealPath();
    } catch (IOException e) {
      throw unavailable(directory, e.toString(), e);
    }
  }

  /**
   * Where recordings of the user's sessions lie, made when it is missing.
   *
   * @throws PodspawnException {@link ErrorCode#STATE_UNAVAILABLE}, also for a link in its place
   */
  public Path recordings() {
    Path directory = root.resolve("recordings");
    try {
      makePrivate(directory);
      requirePrivate(directory);
      return directory;
    } catch (IOException e) {
      throw unavailable(directory, e.toString(), e);
    }
  }

  /** What is said while a container of the session is set up; in a directory that is made when it is missing. */
  public Path setupLog(Session session) {
    Path directory = root.resolve("setup");
    try {
      makePrivate(directory);
      return directory.resolve(session.key() + ".log");
    } catch (IOException e) {
      throw unavailable(directory, e.toString(), e);
    }
  }

  /** What is written down of the session's shared network; it need not be there. */
  public Path network(Session session) {
    return root.resolve("net").resolve(session.key());
  }

  /** The same, in a directory that is made when it is missing. */
  public Path makeNetwork(Session session) {
    return inPrivate(network(session));
  }

  private static Path inPrivate(Path file) {
    try {
      makePrivate(file.resolveSibling("."));
      return file;
    } catch (IOException e) {
      throw unavailable(file, e.toString(), e);
    }
  }

  /** Where the part of a connection listens that stays in the host's network; PID is sshd's. It need not be there. */
  public Path asks(long pid) {
    return root.resolve("asks").resolve(Long.toString(pid));
  }

  /** What is noted of the session's spare; it need not be there. */
  Path spare(Session session) {
    return root.resolve("spares").resolve(session.key());
  }

  /** The same, in a directory that is made when it is missing. */
  Path makeSpare(Session session) {
    return inPrivate(spare(session));
  }

  /** Of which container the session's user has been told; it need not be there. */
  Path told(Session session) {
    return root.resolve("told").resolve(session.key());
  }

  /** The same, in a directory that is made when it is missing. */
  Path makeTold(Session session) {
    return inPrivate(told(session));
  }

  /** What the one shell locks that waits for the end of grace periods of this length (flock(2)). */
  public Path sleeper(long seconds) {
    return root.resolve("locks").resolve("sleeper-" + seconds);
  }

  /** The failure of a state that cannot be read or written. */
  public static PodspawnException unavailable(Path path, String reason, Throwable cause) {
    return new PodspawnException(
        ErrorCode.STATE_UNAVAILABLE,
        new Message(
            "open your session's state",
            "it is not usable on this machine",
            "asking the admin of this machine"),
        new Message(
            "use the state directory " + path,
            reason,
            "making it a directory of the account that runs podspawn, mode 0700"),
        cause);
  }

  private static void makePrivate(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      FileAttribute<Set<PosixFilePermission>> ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(directory, ownerOnly);
    }
  }

  private static void requirePrivate(Path root) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(root, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    Object ourUid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    int mode = (Integer) found.getOrDefault("mode", OTHERS_MASK);
    if (!ourUid.equals(found.get("uid")) || (mode & OTHERS_MASK) != 0) {
      String reason =
          "uid " + found.get("uid") + " owns it with mode " + Integer.toOctalString(mode);
      throw unavailable(root, reason, new IOException(reason));
    }
  }
}
