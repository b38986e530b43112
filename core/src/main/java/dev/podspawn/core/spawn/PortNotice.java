package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.PublishedPort;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.forward.SharedNet;
import dev.podspawn.core.forward.SharedNets;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.session.ToldContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whoever comes to a shell on a terminal where the ports of the Podfile are reached: once for each container that is
 * made, by what the engine says of it. A login that is told nothing asks nobody. There is none where nothing is exposed.
 */
record PortNotice(
    Engine engine, SpawnSettings settings, Fence fence, StateDirectory state, AdminLog log) {

  /** Tells it, if it has not been told yet. Never fails. */
  void tell(SpawnRequest request, boolean terminal, String container) {
    if (!terminal || !(request.kind() instanceof SessionKind.Shell)) {
      return;
    }
    ExposedPorts exposed = settings.exposedPorts().orElseThrow();
    try {
      ToldContainer told = new ToldContainer(state, request.session());
      if (!told.is(container)) {
        List<PublishedPort> published = published(request.session(), container);
        settings
            .project()
            .orElseThrow()
            .watch()
            .ports(line(exposed.wish().expose(), published, hasNetwork()));
        told.note(container);
      }
    } catch (PodspawnException e) {
      log.warning(e.adminLine());
    }
  }

  /** Of the container that owns the session's network. */
  private List<PublishedPort> published(Session session, String container) {
    Optional<SharedNet> shared =
        settings.forwarding() ? SharedNets.of(state).find(session) : Optional.empty();
    return engine
        .inspect(shared.map(SharedNet::container).orElse(container))
        .map(ContainerInfo::ports)
        .orElse(List.of());
  }

  private boolean hasNetwork() {
    return !fence.network(Optional.empty()).equals(Optional.of(ContainerSpec.NO_NETWORK));
  }

  /** One line: {@code ports: 3000 is 127.0.0.1:3100 on this server; 80 is not published ...}. */
  static String line(List<Integer> exposed, List<PublishedPort> published, boolean network) {
    List<String> open = new ArrayList<>();
    List<Integer> closed = new ArrayList<>(exposed);
    for (PublishedPort port : published) {
      open.add(port.text());
      closed.remove(Integer.valueOf(port.container()));
    }
    List<String> parts = new ArrayList<>();
    if (!open.isEmpty()) {
      parts.add(String.join(", ", open) + " on this server");
    }
    if (!closed.isEmpty()) {
      parts.add(unpublished(closed, network));
    }
    return "ports: " + String.join("; ", parts);
  }

  private static String unpublished(List<Integer> ports, boolean network) {
    List<String> texts = new ArrayList<>();
    ports.forEach(port -> texts.add(Integer.toString(port)));
    String first = texts.get(0);
    return String.join(", ", texts) + (texts.size() == 1 ? " is" : " are")
        + " not published on this server"
        + (network ? "" : ", for the session has no network")
        + "; 'ssh -L " + first + ":localhost:" + first + " ...' reaches "
        + (texts.size() == 1 ? "it" : "them") + " where forwarding is on";
  }
}
