package dev.podspawn.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to make. It always gets an init as PID 1 that reaps zombies, and is removed by the engine when it ends.
 *
 * @param name unique on the engine
 * @param image reference as the engine understands it
 * @param argv what runs under the init, in place of the image's own entry point and command
 * @param network a network made by {@link Engine#createNetwork}; empty for the engine's default, {@code "none"} for none
 * @param mounts directories of the host that it shows
 */
public record ContainerSpec(
    String name,
    String image,
    List<String> argv,
    Map<String, String> labels,
    Map<String, String> environment,
    Optional<String> hostname,
    Optional<String> network,
    Limits limits,
    Security security,
    List<Mount> mounts) {
  public ContainerSpec {
    argv = List.copyOf(argv);
    labels = Map.copyOf(labels);
    environment = Map.copyOf(environment);
    mounts = List.copyOf(mounts);
  }

  /** A container that shows nothing of the host. */
  public ContainerSpec(
      String name,
      String image,
      List<String> argv,
      Map<String, String> labels,
      Map<String, String> environment,
      Optional<String> hostname,
      Optional<String> network,
      Limits limits,
      Security security) {
    this(name, image, argv, labels, environment, hostname, network, limits, security, List.of());
  }

  /** The same container, showing one more directory. */
  public ContainerSpec mounting(Mount mount) {
    List<Mount> more = new ArrayList<>(mounts);
    more.add(mount);
    return new ContainerSpec(
        name, image, argv, labels, environment, hostname, network, limits, security, more);
  }

  /**
   * Upper bounds; 0 is no bound, but for {@code nofile} and {@code shmBytes}, where it is the engine's own default.
   *
   * @param cpus in cores
   * @param memoryBytes of memory, and as many again of memory and swap together: no swap
   * @param nofile open files of one process
   * @param shmBytes of {@code /dev/shm}
   * @param diskBytes of what is written beside the mounts, where the storage driver can limit that
   */
  public record Limits(
      double cpus, long memoryBytes, long pids, long nofile, long shmBytes, long diskBytes) {
    public static final Limits NONE = new Limits(0, 0, 0);

    /** The bounds that every engine has. */
    public Limits(double cpus, long memoryBytes, long pids) {
      this(cpus, memoryBytes, pids, 0, 0, 0);
    }
  }

  /**
   * What the container may do.
   *
   * @param tmpfs mount options by path
   * @param box where it is shut in another way than the engine's own
   */
  public record Security(
      List<String> capDrop,
      List<String> capAdd,
      boolean noNewPrivileges,
      boolean readonlyRootfs,
      Map<String, String> tmpfs,
      Box box) {
    public Security {
      capDrop = List.copyOf(capDrop);
      capAdd = List.copyOf(capAdd);
      tmpfs = Map.copyOf(tmpfs);
    }

    /** With the engine's own runtime, user namespace and seccomp profile, and no device. */
    public Security(
        List<String> capDrop,
        List<String> capAdd,
        boolean noNewPrivileges,
        boolean readonlyRootfs,
        Map<String, String> tmpfs) {
      this(capDrop, capAdd, noNewPrivileges, readonlyRootfs, tmpfs, Box.PLAIN);
    }
  }

  /**
   * The box around a container.
   *
   * @param runtime OCI runtime by name or path, such as {@code runsc}; empty for the engine's own
   * @param userns {@code keep-id}, {@code auto}, or empty for the engine's own
   * @param seccomp the text of a seccomp profile (JSON); empty for the engine's own
   * @param devices of the host: paths, or CDI names such as {@code nvidia.com/gpu=all}
   */
  public record Box(
      Optional<String> runtime,
      Optional<String> userns,
      Optional<String> seccomp,
      List<String> devices) {
    public static final Box PLAIN =
        new Box(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Box {
      devices = List.copyOf(devices);
    }
  }
}
