package dev.podspawn.core.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to make. It always gets an init as PID 1 that reaps zombies, and is removed by the engine when it ends,
 * unless it is a service.
 *
 * @param name unique on the engine
 * @param image reference as the engine understands it
 * @param argv what runs under the init, in place of the image's own entry point and command; nothing for a service
 * @param network a network made by {@link Engine#createNetwork}; empty for the engine's default, {@code "none"} for none
 * @param mounts directories of the host that it shows
 * @param lookup how names are looked up in it
 * @param ports of its network that are reached from the server's loopback
 * @param service what makes it a service; empty for a container that podspawn runs programs in
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
    List<Mount> mounts,
    NameLookup lookup,
    List<PublishedPort> ports,
    Optional<ServicePart> service) {
  /** What engines call no network but the container's own loopback. */
  public static final String NO_NETWORK = "none";

  /** What engines call the network of another container: this, and its id. */
  public static final String JOINING = "container:";

  public ContainerSpec {
    argv = List.copyOf(argv);
    labels = Map.copyOf(labels);
    environment = Map.copyOf(environment);
    mounts = List.copyOf(mounts);
    ports = List.copyOf(ports);
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
    this(
        name,
        image,
        argv,
        labels,
        environment,
        hostname,
        network,
        limits,
        security,
        List.of(),
        NameLookup.OF_ENGINE,
        List.of(),
        Optional.empty());
  }

  /** The same container, showing one more directory. */
  public ContainerSpec mounting(Mount mount) {
    List<Mount> more = new ArrayList<>(mounts);
    more.add(mount);
    return with(hostname, limits, security, more, lookup, ports, service);
  }

  /** The same container, looking names up so. */
  public ContainerSpec looking(NameLookup other) {
    return with(hostname, limits, security, mounts, other, ports, service);
  }

  /** The same container with these ports, and no others, on the server's loopback. */
  public ContainerSpec publishing(List<PublishedPort> others) {
    return with(hostname, limits, security, mounts, lookup, others, service);
  }

  /** The same container as a service. */
  public ContainerSpec serving(ServicePart part) {
    return with(hostname, limits, security, mounts, lookup, ports, Optional.of(part));
  }

  private ContainerSpec with(
      Optional<String> host,
      Limits most,
      Security walls,
      List<Mount> dirs,
      NameLookup dns,
      List<PublishedPort> open,
      Optional<ServicePart> part) {
    return new ContainerSpec(
        name, image, argv, labels, environment, host, network, most, walls, dirs, dns, open, part);
  }

  /** The same container, called as the engine likes. */
  public ContainerSpec withoutHostname() {
    return with(Optional.empty(), limits, security, mounts, lookup, ports, service);
  }

  /** The same container, which may write as much as there is room. */
  public ContainerSpec withoutDiskLimit() {
    Limits rest = new Limits(
        limits.cpus(), limits.memoryBytes(), limits.pids(), limits.nofile(), limits.shmBytes(), 0);
    return with(hostname, rest, security, mounts, lookup, ports, service);
  }

  /** The same container in another box. */
  public ContainerSpec in(Box box) {
    return with(security.in(box));
  }

  /** The same container with other walls. */
  public ContainerSpec with(Security other) {
    return with(hostname, limits, other, mounts, lookup, ports, service);
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

    /** The same with these devices of the host. */
    public Security withDevices(List<String> devices) {
      return new Security(
          capDrop, capAdd, noNewPrivileges, readonlyRootfs, tmpfs, box.withDevices(devices));
    }

    /** The same in another box. */
    public Security in(Box other) {
      return new Security(capDrop, capAdd, noNewPrivileges, readonlyRootfs, tmpfs, other);
    }
  }

  /**
   * The box around a container.
   *
   * @param runtime OCI runtime by name or path, such as {@code runsc}; empty for the engine's own
   * @param userns {@code keep-id}, {@code keep-id:uid=N,gid=N}, {@code auto}, or empty for the engine's own
   * @param seccomp the text of a seccomp profile (JSON), or {@code unconfined}; empty for the engine's own
   * @param devices of the host: paths, or CDI names such as {@code nvidia.com/gpu=all}
   * @param seccompFile where the profile was read: Podman wants to read it itself, Docker is told its text
   */
  public record Box(
      Optional<String> runtime,
      Optional<String> userns,
      Optional<String> seccomp,
      List<String> devices,
      Optional<Path> seccompFile) {
    public static final Box PLAIN =
        new Box(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Box {
      devices = List.copyOf(devices);
    }

    Box withDevices(List<String> others) {
      return new Box(runtime, userns, seccomp, others, seccompFile);
    }

    /** The same under the engine's own runtime. */
    public Box withoutRuntime() {
      return new Box(Optional.empty(), userns, seccomp, devices, seccompFile);
    }

    /** The same in the engine's own user namespace. */
    public Box withoutUserns() {
      return new Box(runtime, Optional.empty(), seccomp, devices, seccompFile);
    }

    /** One whose seccomp profile, if any, is in no file. */
    public Box(
        Optional<String> runtime,
        Optional<String> userns,
        Optional<String> seccomp,
        List<String> devices) {
      this(runtime, userns, seccomp, devices, Optional.empty());
    }

    /** Whether runtime, user namespace and seccomp profile are the engine's own. */
    public boolean isOfEngine() {
      return runtime.isEmpty() && userns.isEmpty() && seccomp.isEmpty();
    }
  }
}
