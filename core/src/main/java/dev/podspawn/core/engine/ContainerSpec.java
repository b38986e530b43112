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
   * Upper bounds; 0 is no bound.
   *
   * @param cpus in cores
   * @param memoryBytes of memory, and as many again of memory and swap together: no swap
   */
  public record Limits(double cpus, long memoryBytes, long pids) {
    public static final Limits NONE = new Limits(0, 0, 0);
  }

  /**
   * What the container may do.
   *
   * @param tmpfs mount options by path
   */
  public record Security(
      List<String> capDrop,
      List<String> capAdd,
      boolean noNewPrivileges,
      boolean readonlyRootfs,
      Map<String, String> tmpfs) {
    public Security {
      capDrop = List.copyOf(capDrop);
      capAdd = List.copyOf(capAdd);
      tmpfs = Map.copyOf(tmpfs);
    }
  }
}
