package dev.podspawn.core.spawn;

import dev.podspawn.core.box.Asked;
import dev.podspawn.core.box.BoxCheck;
import dev.podspawn.core.box.Kernel;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.podfile.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all containers that a login makes have in common. */
record NewContainer(Engine engine, SpawnSettings settings, AdminLog log) {
  /** As good as for ever, and a number that every {@code sleep} takes: 68 years. */
  private static final long NO_LIMIT_SECONDS = Integer.MAX_VALUE;

  /** Makes it; one that a login left that was killed, with these labels and no record, is in nobody's way. */
  String create(ContainerSpec spec, Map<String, String> labels) {
    try {
      return create(spec);
    } catch (EngineException e) {
      if (e.code() != ErrorCode.CONTAINER_NAME_IN_USE || !removeLeftover(labels, spec.name())) {
        throw e;
      }
      return create(spec);
    }
  }

  /**
   * Makes it and starts it, with the project's ports on the server's loopback where they are published and the network is
   * its own. Nothing is left of one that does not start.
   */
  String createStarted(ContainerSpec spec, Map<String, String> labels) {
    Optional<Ports> ports = settings.publishedPorts();
    return ports.isPresent() && hasNetwork(spec)
        ? new PublishedStart(new PortChoice(ports.get()), TakenPorts.OF_HOST::now)
            .run(open -> started(spec.publishing(open), labels))
        : started(spec, labels);
  }

  private static boolean hasNetwork(ContainerSpec spec) {
    String network = spec.network().orElse("");
    return !network.equals(ContainerSpec.NO_NETWORK) && !network.startsWith(ContainerSpec.JOINING);
  }

  private String started(ContainerSpec spec, Map<String, String> labels) {
    String container = create(spec, labels);
    try {
      engine.start(container);
      return container;
    } catch (EngineException e) {
      removeAfter(e, container);
      throw e;
    }
  }

  private void removeAfter(EngineException failure, String container) {
    try {
      engine.remove(container);
    } catch (EngineException alsoFailed) {
      failure.addSuppressed(alsoFailed);
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

  /** Sees that one that has just been started has what was asked for it. */
  void requireBox(String name, String container, Asked asked) {
    new BoxCheck(engine, new Kernel(), Set.copyOf(settings.bestEffort()), log)
        .require(name, container, asked);
  }

  /** Its first program, which ends when its time is over; empty for never. */
  List<String> sleep(Optional<Duration> lifetime) {
    List<String> argv = new ArrayList<>(settings.tools().sleep());
    argv.add(Long.toString(lifetime.map(NewContainer::seconds).orElse(NO_LIMIT_SECONDS)));
    return argv;
  }

  /** A part of a second counts as a whole one. */
  private static long seconds(Duration lifetime) {
    return Math.min(NO_LIMIT_SECONDS, lifetime.plusNanos(999_999_999).toSeconds());
  }
}
