package dev.podspawn.core.spawn;

import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.box.Asked;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.engine.NameLookup;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.forward.SharedNet;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLabels;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a session's container in an order that leaves it findable after a crash at any point: labels, create, start,
 * look, fence, account, services, set-up, record. Its PID 1 is {@code sleep <lifetime>} under the engine's init, so that it ends by itself even when
 * nothing of ours is left to end it.
 *
 * <p>A container without a record is cleared away by {@link dev.podspawn.core.teardown.Reaper}, so that whoever finds a
 * record finds a container that is whole.
 */
final class ContainerMaker {
  private final Engine engine;
  private final SessionBooks books;
  private final SpawnSettings settings;
  private final Fence fence;
  private final AuditLog audit;
  private final Interruptions interruptions;
  private final NetworkOwner networks;
  private final NewContainer containers;

  ContainerMaker(
      Engine engine,
      SessionBooks books,
      SpawnSettings settings,
      Fence fence,
      AuditLog audit,
      AdminLog log,
      Interruptions interruptions) {
    this.containers = new NewContainer(engine, settings, log);
    this.networks = new NetworkOwner(engine, books, settings, fence, containers);
    this.engine = engine;
    this.books = books;
    this.settings = settings;
    this.fence = fence;
    this.audit = audit;
    this.interruptions = interruptions;
  }

  /** What the session's containers share a network with. */
  NetworkOwner networks() {
    return networks;
  }

  /** Makes and starts the container, and returns its record; what was made of it before a failure goes again. */
  SessionRecord make(Session session) {
    new MemoryBudget(engine, settings).admit(session);
    Optional<SessionServices> services = services();
    services.ifPresent(SessionServices::requireImages);
    Map<String, String> labels = settings.names().labels(session);
    Optional<SessionRecord> made = Optional.empty();
    boolean whole = false;
    Optional<SharedNet> shared = networks.ensure(session);
    try {
      if (shared.isEmpty()) {
        networks.makeBridge(session, labels);
      }
      SessionRecord record = started(session, labels, shared);
      made = Optional.of(record);
      OpenFiles.lower(engine, record.container(), settings.limits().nofile());
      containers.requireBox(
          settings.names().container(session), record.container(), asked(session, shared));
      closeOff(record.container(), shared);
      new AccountSetup(engine, settings).ensure(record.container());
      String owner = shared.map(SharedNet::container).orElse(record.container());
      services.ifPresent(beside -> beside.start(session, owner));
      furnish(record);
      books.store().save(record);
      whole = true;
      audit.record(
          AuditEvent.of(AuditEvent.Kind.CONTAINER_CREATE, session.user().text(), record.id())
              .in(record.container())
              .with("image", settings.image()));
      return record;
    } finally {
      if (!whole) {
        undo(session, made, services);
      }
    }
  }

  private void furnish(SessionRecord record) {
    if (settings.project().isPresent() && settings.project().get().setup().isPresent()) {
      new Furnisher(engine, settings, interruptions, books.state())
          .furnish(record, settings.project().get().setup().get());
    }
  }

  /** None for most sessions, and nothing is loaded for them. */
  private Optional<SessionServices> services() {
    Optional<SessionProject> project = settings.project();
    return project.isPresent() && !project.get().layers().services().isEmpty()
        ? Optional.of(
            new SessionServices(engine, settings, containers, fence, interruptions, project.get()))
        : Optional.empty();
  }

  private void closeOff(String container, Optional<SharedNet> shared) {
    if (shared.isPresent()) {
      networks.requireJoined(shared.get(), container);
      fence.requireNoWayRound(engine, container);
    } else {
      fence.raise(engine, container);
    }
  }

  private Asked asked(Session session, Optional<SharedNet> shared) {
    return new Asked(settings.limits(), settings.security(), network(session, shared));
  }

  private Optional<String> network(Session session, Optional<SharedNet> shared) {
    return shared.isPresent()
        ? Optional.of(ContainerSpec.JOINING + shared.get().container())
        : fence.network(settings.names().network(session));
  }

  private SessionRecord started(
      Session session, Map<String, String> labels, Optional<SharedNet> shared) {
    SessionRules rules = settings.rules();
    Instant now = books.clock().instant();
    Optional<Instant> deadline = deadline(now, shared);
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.putAll(SessionLabels.of(rules.mode(), now, deadline, settings.account(), digest()));
    all.put(EngineWord.ASKED_LABEL, asked(session, shared).text());
    all.putAll(MemoryBudget.label(settings.limits()));
    ContainerSpec spec =
        spec(session, all, shared, deadline.map(end -> Duration.between(now, end)));
    Optional<Mount> home = home(session);
    String container =
        containers.createStarted(home.isPresent() ? spec.mounting(home.get()) : spec, labels);
    return new SessionRecord(
        session,
        container,
        rules.mode(),
        now,
        deadline,
        settings.account(),
        Optional.empty(),
        digest());
  }

  private Optional<PodfileDigest> digest() {
    return settings.project().map(SessionProject::digest);
  }

  /** It ends before the container does whose network it shares. */
  private Optional<Instant> deadline(Instant now, Optional<SharedNet> shared) {
    Optional<Instant> own = settings.rules().lifetime().map(now::plus);
    Optional<Instant> network = shared.flatMap(SharedNet::deadline);
    boolean sooner = network.isPresent() && (own.isEmpty() || network.get().isBefore(own.get()));
    return sooner ? network : own;
  }

  private Optional<Mount> home(Session session) {
    if (settings.rules().mode() != SessionMode.PERSISTENT) {
      return Optional.empty();
    }
    return new HomeProbe(engine, settings).prepare(session, books.state().home(session));
  }

  private void undo(
      Session session, Optional<SessionRecord> record, Optional<SessionServices> services) {
    try {
      services.ifPresent(beside -> beside.undo(session));
      if (record.isPresent()) {
        engine.remove(record.get().container());
      }
      networks.undo(session);
      if (record.isPresent()) {
        books.store().forget(record.get());
      }
    } catch (PodspawnException e) {
      // The failure that brought us here is the one to tell; what is left has our labels and no
      // record, and goes at the next login.
      return;
    }
  }

  private ContainerSpec spec(
      Session session,
      Map<String, String> labels,
      Optional<SharedNet> shared,
      Optional<Duration> lifetime) {
    return new ContainerSpec(
            settings.names().container(session),
            settings.image(),
            containers.sleep(lifetime),
            labels,
            Map.of(),
            Optional.of(session.hostname()),
            network(session, shared),
            settings.limits(),
            settings.security())
        .looking(
            shared.isPresent()
                ? NameLookup.OF_ENGINE
                : new NameLookup(fence.nameServers(), settings.serviceNames()));
  }
}
