package dev.podspawn.core.config;

import dev.podspawn.core.name.ImageAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code /etc/podspawn/config.yaml} says, complete: what the file leaves out has its default. {@link Schema} names
 * the keys, their defaults, and which of them take effect yet.
 */
public record Config(
    Auth auth,
    Defaults defaults,
    Session session,
    State state,
    Log log,
    Security security,
    Resources resources,
    Path projectsFile,
    Engine engine,
    Forwarding forwarding,
    Pool pool) {

  /** Every default. */
  public static Config defaultConfig() {
    return ConfigAssembly.assemble(new Values());
  }

  /** The user's keys. */
  public record Auth(Path keyDir) {}

  /**
   * What a container gets when nothing more specific says otherwise.
   *
   * @param user whom logins are in a container; empty for the image's own user
   * @param shell absolute path in the image; empty for the account's own shell in the image
   * @param cpus in cores, 0 for no limit
   * @param memoryBytes 0 for no limit
   */
  public record Defaults(
      String image,
      Optional<ImageAccount> user,
      Optional<String> shell,
      double cpus,
      long memoryBytes) {}

  /**
   * The life of a session.
   *
   * @param maxLifetime zero for no limit
   * @param lifetimeWarning how long before the end of a lifetime terminals are told; zero for not at all
   * @param idleTimeout after how long without a byte its connections end; zero for never
   * @param acceptEnv names of environment variables from the client that may enter the container beside the usual ones; '*'
   *     and '?' are wildcards
   */
  public record Session(
      Duration gracePeriod,
      Duration maxLifetime,
      Duration lifetimeWarning,
      Duration idleTimeout,
      SessionMode mode,
      Transport transport,
      List<String> acceptEnv,
      Recording recording) {
    public Session {
      acceptEnv = List.copyOf(acceptEnv);
    }
  }

  /**
   * Recordings of what sessions show.
   *
   * @param required whether a login is refused, and ended, when it cannot be recorded
   * @param mostBytes of one recording, 0 for no limit
   */
  public record Recording(RecordMode mode, boolean required, long mostBytes) {}

  /**
   * Where state lies.
   *
   * @param dir holds one directory for each user
   * @param dbPath of the predecessor's installations, like the next two
   */
  public record State(
      Path dir, Optional<Path> dbPath, Optional<Path> lockDir, Optional<Path> homesDir) {}

  /**
   * Logs.
   *
   * @param file empty for the system's log
   * @param auditLog empty for none
   * @param auditRequired whether a login is refused when the audit log cannot be written
   */
  public record Log(Optional<Path> file, Optional<AuditTarget> auditLog, boolean auditRequired) {}

  /**
   * What a container may do.
   *
   * @param pidsLimit 0 for no limit
   * @param tmpfs mount options by path
   * @param runtime OCI runtime, such as {@code runsc}; empty for the engine's own
   */
  public record Security(
      List<String> capDrop,
      List<String> capAdd,
      boolean noNewPrivileges,
      int pidsLimit,
      boolean readonlyRootfs,
      Map<String, String> tmpfs,
      Optional<String> runtime) {
    public Security {
      capDrop = List.copyOf(capDrop);
      capAdd = List.copyOf(capAdd);
      tmpfs = Map.copyOf(tmpfs);
    }
  }

  /**
   * Limits that are not of one container.
   *
   * @param maxPerUser sessions at a time, 0 for no limit
   */
  public record Resources(int maxPerUser) {}

  /**
   * The container engine.
   *
   * @param socket empty for {@code auto}: wherever the account's engine usually listens
   */
  public record Engine(Optional<Path> socket, RunAs runAs) {}

  /** Containers that wait for a login. */
  public record Pool(int size) {}
}
