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
