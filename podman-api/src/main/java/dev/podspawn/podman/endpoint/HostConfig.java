package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonWriter;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.List;

/** The {@code HostConfig} of a container to make: its walls and its limits. */
final class HostConfig {
  private static final double NANOS_PER_CPU = 1e9;

  private HostConfig() {}

  static void write(JsonWriter json, ContainerSpec spec) throws IOException {
    json.beginObject();
    json.name("Init").value(true);
    json.name("AutoRemove").value(true);
    if (spec.network().isPresent()) {
      json.name("NetworkMode").value(spec.network().get());
    }
    writeLimits(json, spec.limits());
    writeSecurity(json, spec.security());
    json.endObject();
  }

  /** {@code MemorySwap} is memory and swap together: equal to {@code Memory}, it leaves no swap. */
  private static void writeLimits(JsonWriter json, ContainerSpec.Limits limits) throws IOException {
    if (limits.memoryBytes() > 0) {
      json.name("Memory").value(limits.memoryBytes());
      json.name("MemorySwap").value(limits.memoryBytes());
    }
    if (limits.cpus() > 0) {
      json.name("NanoCpus").value(Math.round(limits.cpus() * NANOS_PER_CPU));
    }
    if (limits.pids() > 0) {
      json.name("PidsLimit").value(limits.pids());
    }
  }

  private static void writeSecurity(JsonWriter json, ContainerSpec.Security security)
      throws IOException {
    Json.write(json, "CapDrop", security.capDrop());
    Json.write(json, "CapAdd", security.capAdd());
    if (security.noNewPrivileges()) {
      Json.write(json, "SecurityOpt", List.of("no-new-privileges"));
    }
    json.name("ReadonlyRootfs").value(security.readonlyRootfs());
    Json.write(json, "Tmpfs", security.tmpfs());
  }
}
