package dev.podspawn.core.podfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container beside the session's own, in the same network.
 *
 * @param name under which it is found there; a label of a host name, 1 to 63 of a-z, 0-9 and -
 * @param image reference as the engine understands it
 * @param command in place of the image's own command; empty for that
 * @param ports it listens on, for readiness where there is no health check
 * @param env its variables
 */
public record Service(
    String name,
    String image,
    List<String> command,
    List<Integer> ports,
    Map<String, String> env,
    List<Volume> volumes,
    Optional<HealthCheck> healthCheck) {

  public Service {
    command = List.copyOf(command);
    ports = List.copyOf(ports);
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    volumes = List.copyOf(volumes);
  }

  /** The same with these variables. */
  public Service with(Map<String, String> other) {
    return new Service(name, image, command, ports, other, volumes, healthCheck);
  }

  /**
   * A volume of the session's engine, in which a service keeps something. No path of a host is shown to a service.
   *
   * @param name unique within the project
   * @param target where it is in the service's container; absolute
   */
  public record Volume(String name, String target, boolean readOnly) {}
}
