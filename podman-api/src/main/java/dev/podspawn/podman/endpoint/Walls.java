package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.podman.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@code HostConfig} that the engine took, as far as it matters.
 *
 * @param binds {@code SOURCE:TARGET:OPTIONS}; from Podman the options that the runtime is told
 * @param namedDevices by their CDI names
 * @param logDriver what keeps the output of the first process
 * @param capDrop Podman names each capability it dropped, Docker says {@code ALL}
 */
record Walls(
    boolean init,
    boolean autoRemove,
    boolean readonlyRootfs,
    String logDriver,
    List<String> securityOpt,
    List<String> capDrop,
    List<String> binds,
    List<String> namedDevices,
    Ports ports) {
  static final Walls NONE =
      new Walls(false, false, false, "", List.of(), List.of(), List.of(), List.of(), Ports.NONE);

  /**
   * Where the container's ports are reached.
   *
   * @param all whether every port that its image speaks of is
   */
  record Ports(boolean all, List<PortBindings.Binding> bindings) {
    static final Ports NONE = new Ports(false, List.of());

    boolean areAs(List<PublishedPort> asked) {
      Set<PortBindings.Binding> wanted = new HashSet<>();
      asked.forEach(port -> wanted.add(PortBindings.Binding.of(port)));
      return !all && wanted.equals(new HashSet<>(bindings));
    }
  }

  static Walls read(JsonReader reader) throws IOException {
    boolean init = false;
    boolean autoRemove = false;
    boolean readonlyRootfs = false;
    String logDriver = "";
    List<String> securityOpt = List.of();
    List<String> capDrop = List.of();
    List<String> binds = List.of();
    List<String> namedDevices = List.of();
    boolean all = false;
    List<PortBindings.Binding> bindings = List.of();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "Init" -> init = Json.truth(reader);
        case "AutoRemove" -> autoRemove = Json.truth(reader);
        case "ReadonlyRootfs" -> readonlyRootfs = Json.truth(reader);
        case "LogConfig" -> logDriver = logDriver(reader);
        case "SecurityOpt" -> securityOpt = Json.list(reader);
        case "CapDrop" -> capDrop = Json.list(reader);
        case "Binds" -> binds = Json.list(reader);
        case "DeviceRequests" -> namedDevices = DeviceRequest.taken(reader);
        case "PublishAllPorts" -> all = Json.truth(reader);
        case "PortBindings" -> bindings = PortBindings.read(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new Walls(
        init,
        autoRemove,
        readonlyRootfs,
        logDriver,
        securityOpt,
        capDrop,
        binds,
        namedDevices,
        new Ports(all, bindings));
  }

  private static String logDriver(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      reader.skipValue();
      return "";
    }
    return Json.member(reader, "Type");
  }

  void addMissing(ContainerSpec spec, List<String> missing) {
    boolean serves = spec.service().isPresent();
    String log = serves ? HostConfig.FILE_LOG : HostConfig.NO_LOG;
    ContainerSpec.Security asked = spec.security();
    addUnless(init, "an init", missing);
    addUnless(autoRemove || serves, "removal at the end", missing);
    addUnless(logDriver.equals(log), serves ? "a bounded log" : "no log of its output", missing);
    addUnless(readonlyRootfs || !asked.readonlyRootfs(), "a read-only root", missing);
    for (String option : HostConfig.securityOptions(asked)) {
      boolean seccomp = option.startsWith("seccomp=");
      addUnless(securityOpt.contains(option), seccomp ? "the seccomp profile" : option, missing);
    }
    addUnless(ports.areAs(spec.ports()), "the ports on 127.0.0.1 alone", missing);
    addUnless(asked.capDrop().isEmpty() || !capDrop.isEmpty(), "dropped capabilities", missing);
  }

  private static void addUnless(boolean there, String wall, List<String> missing) {
    if (!there) {
      missing.add(wall);
    }
  }
}
