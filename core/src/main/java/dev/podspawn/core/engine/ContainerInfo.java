package dev.podspawn.core.engine;

import java.util.List;
import java.util.Map;

/**
 * A container as the engine knows it.
 *
 * @param name without the leading slash that the Docker API puts before it
 * @param pid of its first process, as the engine's host counts; 0 when it does not run, or where nobody asked (lists)
 * @param exit the status that its first process ended with; 0 also as long as it runs, or where nobody asked
 * @param image that it was made from, by name; empty where nobody asked
 * @param ports on the server's loopback, by the container's port; none where nobody asked
 */
public record ContainerInfo(
    String id,
    String name,
    boolean running,
    Map<String, String> labels,
    int pid,
    int exit,
    String image,
    List<PublishedPort> ports) {
  public ContainerInfo {
    labels = Map.copyOf(labels);
    ports = List.copyOf(ports);
  }

  /** One whose first process, image and ports nobody asked for. */
  public ContainerInfo(String id, String name, boolean running, Map<String, String> labels) {
    this(id, name, running, labels, 0, 0, "", List.of());
  }
}
