package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.podman.json.JsonObject;
import java.util.List;

/** The {@code HostConfig} of a container to make: its walls, its limits, and what it shows of the host. */
final class HostConfig {
  private static final double NANOS_PER_CPU = 1e9;

  private HostConfig() {}

  static JsonObject of(ContainerSpec spec, MountStyle style) {
    JsonObject json = new JsonObject().put("Init", true).put("AutoRemove", true);
    if (spec.network().isPresent()) {
      json.put("NetworkMode", spec.network().get());
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
  }

  private static void addSecurity(JsonObject json, ContainerSpec.Security security) {
    json.put("CapDrop", security.capDrop()).put("CapAdd", security.capAdd());
    if (security.noNewPrivileges()) {
      json.put("SecurityOpt", List.of("no-new-privileges"));
    }
    json.put("ReadonlyRootfs", security.readonlyRootfs()).put("Tmpfs", security.tmpfs());
  }
}
