package dev.podspawn.core.session;

import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
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
  static final String USER_LABEL = "podspawn-user";
  static final String PROJECT_LABEL = "podspawn-project";

  private static final String ROLE_LABEL = "podspawn-role";
  private static final String NETWORK_ROLE = "infra";
  private static final String SERVICE_ROLE = "service";
  private static final String SERVICE_LABEL = "podspawn-service";
  private static final String PREFIX = "podspawn-";

  /** The container's name, for example {@code podspawn-alice.backend}. */
  public String container(Session session) {
    return PREFIX + session.key();
  }

  /** The name of the container that owns the session's network; no session's container has one like it. */
  public String networkOwner(Session session) {
    return "podspawn.net-" + session.key();
  }

  /** The network's name, for example {@code podspawn-4be4338d.alice.backend}: never another installation's. */
  public Optional<String> network(Session session) {
    return ownNetworks ? Optional.of(PREFIX + instance + "." + session.key()) : Optional.empty();
  }

  /** The labels that everything made for the session carries. */
  public Map<String, String> labels(Session session) {
    return labels(session, "dev");
  }

  /** Those of the container that owns the session's network. */
  public Map<String, String> networkLabels(Session session) {
    return labels(session, NETWORK_ROLE);
  }

  /** The labels of all services of the session, and of their volumes. */
  public Map<String, String> serviceLabels(Session session) {
    return labels(session, SERVICE_ROLE);
  }

  /** The labels of one of them. */
  public Map<String, String> serviceLabels(Session session, String service) {
    Map<String, String> labels = serviceLabels(session);
    labels.put(SERVICE_LABEL, service);
    return labels;
  }

  /** The name of a service's container, for example {@code podspawn.service-alice.backend.db}. */
  public String service(Session session, String service) {
    return "podspawn.service-" + session.key() + "." + service;
  }

  /** The name of a volume of the session's services; never another installation's. */
  public String volume(Session session, String volume) {
    return PREFIX + instance + "." + session.key() + "." + volume;
  }

  /** Which service a container is; empty for every other container. */
  public static Optional<String> service(Map<String, String> labels) {
    return SERVICE_ROLE.equals(labels.get(ROLE_LABEL))
        ? Optional.ofNullable(labels.get(SERVICE_LABEL))
        : Optional.empty();
  }

  private Map<String, String> labels(Session session, String role) {
    Map<String, String> labels = labels(session.user());
    if (session.project().isPresent()) {
      labels.put(PROJECT_LABEL, session.project().get().text());
    }
    labels.put("podspawn-session", session.key());
    labels.put(ROLE_LABEL, role);
    return labels;
  }

  /**
   * The session whose network a container owns; empty for every other container.
   *
   * @param labels of the container
   */
  public static Optional<Session> ownedNetwork(UserName user, Map<String, String> labels) {
    return NETWORK_ROLE.equals(labels.get(ROLE_LABEL))
        ? Optional.of(session(user, labels))
        : Optional.empty();
  }

  /** The session of the user's that something with these labels belongs to. */
  public static Session session(UserName user, Map<String, String> labels) {
    Optional<ProjectName> project =
        Optional.ofNullable(labels.get(PROJECT_LABEL)).map(ProjectName::parse);
    return new Session(user, project);
  }

  /** The labels that everything of the user's carries, and nothing of another installation's. */
  public Map<String, String> labels(UserName user) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("managed-by", "podspawn");
    labels.put(USER_LABEL, user.text());
    labels.put("podspawn-instance", instance);
    return labels;
  }
}
