package dev.podspawn.core.config;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.net.Destination;
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
    PortMode ports,
    Pool pool,
    Box box,
    Limits limits,
    Network network) {

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
      Optional<String> runtime,
      Sandbox sandbox) {
    public Security {
      capDrop = List.copyOf(capDrop);
      capAdd = List.copyOf(capAdd);
      tmpfs = Map.copyOf(tmpfs);
    }

    /** With the engine's own user namespace and seccomp profile. */
    public Security(
        List<String> capDrop,
        List<String> capAdd,
        boolean noNewPrivileges,
        int pidsLimit,
        boolean readonlyRootfs,
        Map<String, String> tmpfs,
        Optional<String> runtime) {
      this(
          capDrop,
          capAdd,
          noNewPrivileges,
          pidsLimit,
          readonlyRootfs,
          tmpfs,
          runtime,
          new Sandbox(Optional.empty(), Optional.empty()));
    }

    Security under(String other) {
      return new Security(
          capDrop,
          capAdd,
          noNewPrivileges,
          pidsLimit,
          readonlyRootfs,
          tmpfs,
          Optional.of(other),
          sandbox);
    }
  }

  /**
   * How a container is shut in beside its runtime.
   *
   * @param userns {@code keep-id}, {@code keep-id:uid=N,gid=N} or {@code auto}; empty for the engine's own
   * @param seccomp absolute path of a profile, or {@value #UNCONFINED}; empty for the engine's own
   */
  public record Sandbox(Optional<String> userns, Optional<String> seccomp) {
    /** The word for no profile at all. */
    public static final String UNCONFINED = "unconfined";
  }

  /** How many sessions a user may have at a time; 0 for no limit. */
  public record Resources(int maxPerUser) {}

  /**
   * The container engine.
   *
   * @param socket empty for {@code auto}: wherever the account's engine usually listens
   * @param runtimeSockets where a rootful Podman listens that makes containers under a runtime, by runtime
   */
  public record Engine(Optional<Path> socket, RunAs runAs, Map<String, String> runtimeSockets) {
    public Engine {
      runtimeSockets = Map.copyOf(runtimeSockets);
    }

    /** One that has a service for its own runtime only. */
    public Engine(Optional<Path> socket, RunAs runAs) {
      this(socket, runAs, Map.of());
    }
  }

  /** Containers that wait for a login: how many of a user's, and how long. */
  public record Pool(int size, Duration keep) {}

  /**
   * What is asked for containers, and read back.
   *
   * @param bestEffort what may be missing
   */
  public record Box(List<Promise> bestEffort) {
    public Box {
      bestEffort = List.copyOf(bestEffort);
    }
  }

  /**
   * More limits of a container, and what a user's containers may have together.
   *
   * @param nofile open files of one process, 0 for the engine's own limit
   * @param shmBytes of {@code /dev/shm}, 0 for the engine's own size
   * @param diskBytes of what is written beside the mounts, 0 for no limit
   * @param pids of this user or project; empty for {@link Security#pidsLimit}
   * @param userMemoryBytes the sum of the memory limits of one user's containers, 0 for no limit
   */
  public record Limits(
      int nofile,
      long shmBytes,
      long diskBytes,
      Optional<Integer> pids,
      long userMemoryBytes,
      Devices devices) {}

  /**
   * Devices of the host: paths below {@code /dev}, or CDI names such as {@code nvidia.com/gpu=all}.
   *
   * @param offered which ones users may ask for
   * @param wanted which ones this user asks for
   */
  public record Devices(List<String> offered, List<String> wanted) {
    public Devices {
      offered = List.copyOf(offered);
      wanted = List.copyOf(wanted);
    }
  }

  /**
   * What a session's container may reach.
   *
   * @param allow what may be reached with {@link NetworkMode#ALLOWLIST}
   * @param deny addresses and networks that may not, whatever else is said
   */
  public record Network(NetworkMode mode, List<Destination> allow, List<Destination> deny) {
    public Network {
      allow = List.copyOf(allow);
      deny = List.copyOf(deny);
    }
  }
}
