package dev.podspawn.core.spawn;

import dev.podspawn.core.audit.AuditEvent;
import dev.podspawn.core.audit.AuditLog;
import dev.podspawn.core.box.Asked;
import dev.podspawn.core.box.BoxCheck;
import dev.podspawn.core.box.Kernel;
import dev.podspawn.core.box.Promise;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionBooks;
import dev.podspawn.core.session.SessionLabels;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a session's container in an order that leaves it findable after a crash at any point: labels, create, start,
 * look, fence, account, record. Its PID 1 is {@code sleep <lifetime>} under the engine's init, so that it ends by itself even when
 * nothing of ours is left to end it.
 *
 * <p>A container without a record is cleared away by {@link dev.podspawn.core.teardown.Reaper}, so that whoever finds a
 * record finds a container that is whole.
 */
final class ContainerMaker {
  /** As good as for ever, and a number that every {@code sleep} takes: 68 years. */
  private static final long NO_LIMIT_SECONDS = Integer.MAX_VALUE;

  private final Engine engine;
  private final SessionBooks books;
  private final SpawnSettings settings;
  private final Fence fence;
  private final AuditLog audit;
  private final AdminLog log;

  ContainerMaker(
      Engine engine,
      SessionBooks books,
      SpawnSettings settings,
      Fence fence,
      AuditLog audit,
      AdminLog log) {
    this.engine = engine;
    this.books = books;
    this.settings = settings;
    this.fence = fence;
    this.audit = audit;
    this.log = log;
  }

  /** Makes and starts the container, and returns its record; what was made of it before a failure goes again. */
  SessionRecord make(Session session) {
    new MemoryBudget(engine, settings).admit(session);
    Map<String, String> labels = settings.names().labels(session);
    Optional<String> network = settings.names().network(session);
    if (network.isPresent() && fence.network(network).equals(network)) {
      engine.createNetwork(network.get(), labels);
    }
    Optional<SessionRecord> made = Optional.empty();
    boolean whole = false;
    try {
      SessionRecord record = created(session, labels);
      made = Optional.of(record);
      engine.start(record.container());
      OpenFiles.lower(engine, record.container(), settings.limits().nofile());
      requireBox(record);
      fence.raise(engine, record.container());
      new AccountSetup(engine, settings).ensure(record.container());
      books.store().save(record);
      whole = true;
      audit.record(
          AuditEvent.of(AuditEvent.Kind.CONTAINER_CREATE, session.user().text(), record.id())
              .in(record.container())
              .with("image", settings.image()));
      return record;
    } finally {
      if (!whole) {
        undo(made, network);
      }
    }
  }

  private void requireBox(SessionRecord record) {
    Set<Promise> bestEffort = Set.copyOf(settings.bestEffort());
    new BoxCheck(engine, new Kernel(), bestEffort, log)
        .require(
            settings.names().container(record.session()),
            record.container(),
            asked(record.session()));
  }

  private Asked asked(Session session) {
    return new Asked(
        settings.limits(), settings.security(), fence.network(settings.names().network(session)));
  }

  private SessionRecord created(Session session, Map<String, String> labels) {
    SessionRules rules = settings.rules();
    Instant now = books.clock().instant();
    Optional<Instant> deadline = rules.lifetime().map(now::plus);
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.putAll(SessionLabels.of(rules.mode(), now, deadline, settings.account()));
    all.put(EngineWord.ASKED_LABEL, asked(session).text());
    all.putAll(MemoryBudget.label(settings.limits()));
    ContainerSpec spec = spec(session, all);
    Optional<Mount> home = home(session);
    String container = create(home.isPresent() ? spec.mounting(home.get()) : spec, labels);
    return new SessionRecord(
        session, container, rules.mode(), now, deadline, settings.account(), Optional.empty());
  }

  private Optional<Mount> home(Session session) {
    if (settings.rules().mode() != SessionMode.PERSISTENT) {
      return Optional.empty();
    }
    return new HomeProbe(engine, settings).prepare(session, books.state().home(session));
  }

  private String create(ContainerSpec spec, Map<String, String> labels) {
    try {
      return create(spec);
    } catch (EngineException e) {
      if (e.code() != ErrorCode.CONTAINER_NAME_IN_USE || !removeLeftover(labels, spec.name())) {
        throw e;
      }
      return create(spec);
    }
  }

  private String create(ContainerSpec spec) {
    return new BestEffort(engine, settings.bestEffort()).create(spec);
  }

  /** A login that was killed between create and record leaves a container that carries our labels, and no record. */
  private boolean removeLeftover(Map<String, String> labels, String name) {
    Optional<ContainerInfo> holder = engine.inspect(name);
    if (holder.isPresent() && !holder.get().labels().entrySet().containsAll(labels.entrySet())) {
      return false;
    }
    engine.remove(name);
    return true;
  }

  private void undo(Optional<SessionRecord> record, Optional<String> network) {
    try {
      if (record.isPresent()) {
        engine.remove(record.get().container());
      }
      if (network.isPresent()) {
        engine.removeNetwork(network.get());
      }
      if (record.isPresent()) {
        books.store().forget(record.get());
      }
    } catch (PodspawnException e) {
      // The failure that brought us here is the one to tell; what is left has our labels and no
      // record, and goes at the next login.
      return;
    }
  }

  private List<String> sleep() {
    List<String> argv = new ArrayList<>(settings.tools().sleep());
    argv.add(Long.toString(
        settings.rules().lifetime().map(ContainerMaker::seconds).orElse(NO_LIMIT_SECONDS)));
    return argv;
  }

  /** A part of a second counts as a whole one. */
  private static long seconds(Duration lifetime) {
    return Math.min(NO_LIMIT_SECONDS, lifetime.plusNanos(999_999_999).toSeconds());
  }

  private ContainerSpec spec(Session session, Map<String, String> labels) {
    return new ContainerSpec(
            settings.names().container(session),
            settings.image(),
            sleep(),
            labels,
            Map.of(),
            Optional.of(session.hostname()),
            fence.network(settings.names().network(session)),
            settings.limits(),
            settings.security())
        .asking(fence.nameServers());
  }
}
