package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.podman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code HostConfig} of a container to make: its walls, its limits, and what it shows of the host. */
final class HostConfig {
  /** The driver of logs, by the name that Docker and Podman have for none. */
  static final String NO_LOG = "none";

  private static final double NANOS_PER_CPU = 1e9;

  private HostConfig() {}

  static JsonObject of(ContainerSpec spec, MountStyle style) {
    JsonObject json = new JsonObject().put("Init", true).put("AutoRemove", true);
    // Whatever the container's first process says, and others in its name, would be kept in a file
    // of the host's without a limit. What a login says is not kept in any case.
    json.put("LogConfig", new JsonObject().put("Type", NO_LOG));
    if (spec.network().isPresent()) {
      json.put("NetworkMode", spec.network().get());
    }
    if (!spec.nameServers().isEmpty()) {
      json.put("Dns", spec.nameServers());
    }
    addLimits(json, spec.limits());
    addSecurity(json, spec.security());
    if (!spec.mounts().isEmpty()) {
      style.add(json, spec.mounts());
    }
    return json;
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
