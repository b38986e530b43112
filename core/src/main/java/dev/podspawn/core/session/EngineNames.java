package dev.podspawn.core.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a session's container and network are called on the engine, and the labels by which this installation knows its
 * own again.
 *
 * @param instance tells this installation from another on the same engine: lower-case letters and digits
 * @param ownNetworks whether each session has a network of its own; where the engine gives every container one anyway
 *     (rootless Podman), it needs none
 */
public record EngineNames(String instance, boolean ownNetworks) {
  private static final String PREFIX = "podspawn-";

  /** The container's name, for example {@code podspawn-alice.backend}. */
  public String container(Session session) {
    return PREFIX + session.key();
  }

  /** The network's name, for example {@code podspawn-4be4338d.alice.backend}: never another installation's. */
  public Optional<String> network(Session session) {
    return ownNetworks ? Optional.of(PREFIX + instance + "." + session.key()) : Optional.empty();
  }

  /** The labels that everything made for the session carries. */
  public Map<String, String> labels(Session session) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("managed-by", "podspawn");
    labels.put("podspawn-user", session.user().text());
    if (session.project().isPresent()) {
      labels.put("podspawn-project", session.project().get().text());
    }
    labels.put("podspawn-session", session.key());
    labels.put("podspawn-role", "dev");
    labels.put("podspawn-instance", instance);
    return labels;
  }
}
