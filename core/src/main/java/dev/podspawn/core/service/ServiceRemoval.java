package dev.podspawn.core.service;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Clears the services of a session away, under the user's lock, before the container whose network they share: Podman
 * refuses to remove that one first.
 */
public record ServiceRemoval(Engine engine, EngineNames names) {
  /** The label of a volume that outlives its session, or does not: {@code yes} or {@code no}. */
  public static final String KEPT = "podspawn-kept";

  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * Removes them with their volumes, but for those that are kept. Who keeps something gets time to end in order.
   *
   * @return the containers that are gone
   */
  public List<ContainerInfo> remove(Session session, boolean keeping) {
    List<ContainerInfo> gone = new ArrayList<>();
    for (ContainerInfo container : engine.list(names.serviceLabels(session))) {
      if (keeping) {
        engine.stop(container.id(), GRACE);
      }
      engine.remove(container.id());
      gone.add(container);
    }
    removeVolumes(session);
    return gone;
  }

  /** Removes the volumes that nobody said to keep. */
  public void removeVolumes(Session session) {
    for (String volume : engine.services().volumes(volumeLabels(names, session, false))) {
      engine.services().removeVolume(volume);
    }
  }

  /** Removes all volumes of the user's, kept or not; their names. */
  public List<String> removeVolumes(UserName user) {
    List<String> volumes = engine.services().volumes(names.labels(user));
    for (String volume : volumes) {
      engine.services().removeVolume(volume);
    }
    return volumes;
  }

  /** The labels of a session's volumes. */
  public static Map<String, String> volumeLabels(EngineNames names, Session session, boolean kept) {
    Map<String, String> labels = names.serviceLabels(session);
    labels.put(KEPT, kept ? "yes" : "no");
    return labels;
  }
}
