package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.NameLookup;
import dev.podspawn.core.engine.ServicePart;
import dev.podspawn.podman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code HostConfig} of a container to make: its walls, its limits, and what it shows of the host. */
final class HostConfig {
  /** The driver of logs, by the name that Docker and Podman have for none. */
  static final String NO_LOG = "none";

  /** The driver of logs in files that the engine bounds; Podman's {@code k8s-file} by Docker's name. */
  static final String FILE_LOG = "json-file";

  private static final double NANOS_PER_CPU = 1e9;

  private HostConfig() {}

  static JsonObject of(ContainerSpec spec, MountStyle style) {
    boolean serves = spec.service().isPresent();
    JsonObject json = new JsonObject().put("Init", true).put("AutoRemove", !serves);
    json.put("LogConfig", log(serves));
    if (spec.network().isPresent()) {
      json.put("NetworkMode", spec.network().get());
    }
    if (!spec.ports().isEmpty()) {
      json.put("PortBindings", PortBindings.of(spec.ports()));
    }
    addLookup(json, spec.lookup());
    addLimits(json, spec.limits());
    addSecurity(json, spec.security());
    if (!spec.mounts().isEmpty()) {
      style.add(json, spec.mounts());
    }
    if (serves && !spec.service().get().volumes().isEmpty()) {
      json.putObjects("Mounts", volumes(spec.service().get()));
    }
    return json;
  }

  /**
   * Whatever the container's first process says, and others in its name, would be kept in a file of the host's without a
   * limit. What a login says is not kept in any case; what a service says is, up to a bound.
   */
  private static JsonObject log(boolean serves) {
    JsonObject log = new JsonObject().put("Type", serves ? FILE_LOG : NO_LOG);
    return serves ? log.put("Config", Map.of("max-size", ServicePart.MOST_LOG)) : log;
  }

  private static void addLookup(JsonObject json, NameLookup lookup) {
    if (!lookup.servers().isEmpty()) {
      json.put("Dns", lookup.servers());
    }
    if (!lookup.own().isEmpty()) {
      json.put(
          "ExtraHosts", lookup.own().stream().map(name -> name + ":127.0.0.1").toList());
    }
  }

  private static List<JsonObject> volumes(ServicePart service) {
    List<JsonObject> volumes = new ArrayList<>();
    for (ServicePart.VolumeMount mount : service.volumes()) {
      volumes.add(new JsonObject()
          .put("Type", "volume")
          .put("Source", mount.volume())
          .put("Target", mount.target())
          .put("ReadOnly", mount.readOnly()));
    }
    return volumes;
  }

  /** Whether a service has a volume at this path. */
  static boolean keeps(ContainerSpec spec, String path) {
    return spec.service().isPresent()
        && spec.service().get().volumes().stream()
            .anyMatch(mount -> mount.target().equals(path));
  }

  /** {@code MemorySwap} is memory and swap together: equal to {@code Memory}, it leaves no swap. */
  private static void addLimits(JsonObject json, ContainerSpec.Limits limits) {
    if (limits.memoryBytes() > 0) {
      json.put("Memory", limits.memoryBytes()).put("MemorySwap", limits.memoryBytes());
    }
    if (limits.cpus() > 0) {
      json.put("NanoCpus", Math.round(limits.cpus() * NANOS_PER_CPU));
    }
    if (limits.pids() > 0) {
      json.put("PidsLimit", limits.pids());
    }
    if (limits.nofile() > 0) {
      JsonObject ulimit = new JsonObject().put("Name", "nofile");
      ulimit.put("Soft", limits.nofile()).put("Hard", limits.nofile());
      json.putObjects("Ulimits", List.of(ulimit));
    }
    if (limits.shmBytes() > 0) {
      json.put("ShmSize", limits.shmBytes());
    }
    if (limits.diskBytes() > 0) {
      json.put("StorageOpt", Map.of("size", Long.toString(limits.diskBytes())));
    }
  }

  private static void addSecurity(JsonObject json, ContainerSpec.Security security) {
    json.put("CapDrop", security.capDrop()).put("CapAdd", security.capAdd());
    List<String> options = securityOptions(security);
    if (!options.isEmpty()) {
      json.put("SecurityOpt", options);
    }
    json.put("ReadonlyRootfs", security.readonlyRootfs()).put("Tmpfs", security.tmpfs());
    ContainerSpec.Box box = security.box();
    if (!box.devices().isEmpty()) {
      DeviceRequest.of(box.devices()).add(json);
    }
    if (box.runtime().isPresent()) {
      json.put("Runtime", box.runtime().get());
    }
    if (box.userns().isPresent()) {
      json.put("UsernsMode", box.userns().get());
    }
  }

  /** What is sent as {@code SecurityOpt}, and comes back so. */
  static List<String> securityOptions(ContainerSpec.Security security) {
    List<String> options = new ArrayList<>(2);
    if (security.noNewPrivileges()) {
      options.add("no-new-privileges");
    }
    if (security.box().seccomp().isPresent()) {
      options.add("seccomp=" + security.box().seccomp().get());
    }
    return options;
  }
}
