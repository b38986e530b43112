package dev.podspawn.core.engine;

import java.util.Map;

/**
 * A container as the engine knows it.
 *
 * @param name without the leading slash that the Docker API puts before it
 * @param pid of its first process, as the engine's host counts; 0 when it does not run, or where nobody asked (lists)
 */
public record ContainerInfo(
    String id, String name, boolean running, Map<String, String> labels, int pid) {
  public ContainerInfo {
    labels = Map.copyOf(labels);
  }

  /** One whose first process nobody asked for. */
  public ContainerInfo(String id, String name, boolean running, Map<String, String> labels) {
    this(id, name, running, labels, 0);
  }
}
