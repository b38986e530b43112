package dev.podspawn.core.engine;

import java.util.List;

/**
 * What makes a container a service: the image's own entry point runs under the init, what it says is kept, up to {@link
 * #MOST_LOG}, and the container stays when it has ended, so that it can be seen why.
 *
 * @param command in place of the image's own command; empty for that
 * @param volumes that it keeps things in
 */
public record ServicePart(List<String> command, List<VolumeMount> volumes) {
  /** How much of what it says an engine keeps, as engines write sizes. */
  public static final String MOST_LOG = "1m";

  public ServicePart {
    command = List.copyOf(command);
    volumes = List.copyOf(volumes);
  }

  /**
   * A volume of the engine's, which is there already.
   *
   * @param target an absolute path in the container
   */
  public record VolumeMount(String volume, String target, boolean readOnly) {}
}
