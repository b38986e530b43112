package dev.podspawn.core.spawn;

import dev.podspawn.core.box.Asked;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.engine.NameLookup;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.forward.SharedNet;
import dev.podspawn.core.forward.SharedNets;
import dev.podspawn.core.forward.Standpoint;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network of a session. Where forwarding ends in containers, a container of its own owns it, in which only our own
 * {@code sleep} runs: it is closed off before anybody joins, and what is forwarded outlives the session's other
 * containers. It is made from the host's network only; a login that PAM has let into the network of its session joins, and
 * makes none, and so does one to a project, for which {@link dev.podspawn.core.forward.HostSide} has seen to it. All of it
 * under the user's lock.
 */
final class NetworkOwner {
  /** So much longer than the session's other containers does it last. */
  private static final Duration LONGER = Duration.ofMinutes(1);

  private final Engine engine;
  private final SessionBooks books;
  private final SpawnSettings settings;
  private final Fence fence;
  private final NewContainer containers;
  private final SharedNets nets;
  private boolean made;

  NetworkOwner(
      Engine engine,
      SessionBooks books,
      SpawnSettings settings,
      Fence fence,
      NewContainer containers) {
    this.engine = engine;
    this.books = books;
    this.settings = settings;
    this.fence = fence;
    this.containers = containers;
    this.nets = SharedNets.of(books.state());
  }

  /**
   * Whether the session's containers have the network that they should have; always where forwarding does not end in them.
   *
   * @throws PodspawnException {@link ErrorCode#FORWARDING_LOST}; {@link ErrorCode#FORWARDING_UNSHARED}: there are
   *     containers, and they have never shared one
   */
  boolean isSound(Session session, boolean others) {
    if (!settings.forwarding()) {
      return true;
    }
    Optional<SharedNet> known = known(session);
    if (known.isEmpty() && others) {
      throw new PodspawnException(
          ErrorCode.FORWARDING_UNSHARED,
          new Message(
              "log in",
              "your container was made before forwarding was switched on",
              "'podspawn kill " + session.address() + "', or again when nobody is connected"),
          null);
    }
    return known.isPresent() && known.get().isAlive();
  }

  /** The network's owner, made when there is none; empty where forwarding does not end in containers. */
  Optional<SharedNet> ensure(Session session) {
    if (!settings.forwarding()) {
      return Optional.empty();
    }
    Optional<SharedNet> known = known(session);
    return known.filter(SharedNet::isAlive).or(() -> Optional.of(make(session)));
  }

  /** Only in the host's network is it this login's to make another. */
  private Optional<SharedNet> known(Session session) {
    Standpoint here = Standpoint.ofProcess(session);
    Optional<SharedNet> known = nets.find(session);
    boolean joins = here.isIn(known) || here.isInUsersOwn();
    if (!here.isHosts() && !(joins && known.filter(SharedNet::isAlive).isPresent())) {
      throw new PodspawnException(
          ErrorCode.FORWARDING_LOST,
          new Message(
              "log in",
              "the network of this connection ended with its container",
              "a new connection ('ssh -O exit' ends an old one that is shared)"),
          null);
    }
    return known;
  }

  /**
   * Sees that a container is in the network that it was to join, as far as this account may look.
   *
   * @throws EngineException {@link ErrorCode#BOX_NOT_IN_FORCE}
   */
  void requireJoined(SharedNet net, String container) {
    if (net.isKnownToBeAnother(pid(container))) {
      Message message = new Message(
          "give you a container",
          "it is not in the network of its session",
          "an engine that does what it is asked for");
      throw new EngineException(ErrorCode.BOX_NOT_IN_FORCE, message, message, null);
    }
  }

  private SharedNet make(Session session) {
    Map<String, String> labels = settings.names().networkLabels(session);
    String name = settings.names().networkOwner(session);
    made = true;
    Optional<String> started = Optional.empty();
    Optional<Instant> end = settings.rules().lifetime().map(books.clock().instant()::plus);
    boolean whole = false;
    try {
      makeBridge(session, settings.names().labels(session));
      String container = containers.createStarted(spec(session, name, labels), labels);
      started = Optional.of(container);
      containers.requireBox(name, container, asked(session));
      fence.raise(engine, container);
      SharedNet net = SharedNet.of(container, pid(container), end);
      nets.save(session, net);
      whole = true;
      return net;
    } catch (IOException e) {
      throw EngineException.diedAtStart();
    } finally {
      if (!whole) {
        undo(session, started);
      }
    }
  }

  private int pid(String container) {
    return engine
        .inspect(container)
        .map(ContainerInfo::pid)
        .filter(pid -> pid > 0)
        .orElseThrow(EngineException::diedAtStart);
  }

  private ContainerSpec spec(Session session, String name, Map<String, String> labels) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(EngineWord.ASKED_LABEL, asked(session).text());
    Asked asked = asked(session);
    return new ContainerSpec(
            name,
            settings.image(),
            containers.sleep(settings.rules().lifetime().map(LONGER::plus)),
            all,
            Map.of(),
            Optional.of(session.hostname()),
            asked.network(),
            asked.limits(),
            asked.security())
        .looking(new NameLookup(fence.nameServers(), settings.serviceNames()));
  }

  /** No limits, for nothing runs in it; the walls of the others, but for devices. */
  private Asked asked(Session session) {
    return new Asked(
        ContainerSpec.Limits.NONE,
        settings.security().withDevices(List.of()),
        fence.network(settings.names().network(session)));
  }

  /** The session's own bridge, where it has one and its network is not cut off. */
  void makeBridge(Session session, Map<String, String> labels) {
    Optional<String> network = settings.names().network(session);
    if (network.isPresent() && fence.network(network).equals(network)) {
      engine.createNetwork(network.get(), labels);
    }
  }

  /** After a login that failed: what it made of the network goes, and what was there stays. */
  void undo(Session session) {
    if (!settings.forwarding()) {
      removeBridge(session);
    } else if (made) {
      undo(session, nets.find(session).map(SharedNet::container));
    }
  }

  private void undo(Session session, Optional<String> container) {
    try {
      if (container.isPresent()) {
        engine.remove(container.get());
      }
      removeBridge(session);
      nets.forget(session);
    } catch (PodspawnException e) {
      // What is left has our labels and is written down nowhere: it goes at the next login.
      return;
    }
  }

  private void removeBridge(Session session) {
    Optional<String> network = settings.names().network(session);
    if (network.isPresent()) {
      engine.removeNetwork(network.get());
    }
  }
}
