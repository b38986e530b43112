package dev.podspawn.core.engine;

import java.util.Map;

/**
 * A container as the engine knows it.
 *
 * @param name without the leading slash that the Docker API puts before it
 */
public record ContainerInfo(String id, String name, boolean running, Map<String, String> labels) {
  public ContainerInfo {
    labels = Map.copyOf(labels);
  }
}
