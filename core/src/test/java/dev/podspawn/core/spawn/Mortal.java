package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineWord;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.engine.ServiceEngine;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionRecord;
import dev.podspawn.core.session.SessionStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The engine and the store of a process that dies at some point: from then on it does nothing any more. */
final class Mortal {
  private final CrashPoint end;
  private final Set<String> probes = new HashSet<>();
  private boolean dead;

  Mortal(CrashPoint end) {
    this.end = end;
  }

  /** What a dead process throws in place of being no more. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void live() {
    if (dead) {
      throw new Died();
    }
  }

  private void after(CrashPoint point) {
    if (point == end) {
      dead = true;
      throw new Died();
    }
  }

  /** A probe's steps are no steps of the session's container. */
  private void after(String container, CrashPoint point) {
    if (!probes.contains(container)) {
      after(point);
    } else if (point == CrashPoint.START) {
      after(CrashPoint.PROBE);
    }
  }

  Engine engine(Engine real) {
    return new MortalEngine(real);
  }

  SessionStore store(SessionStore real) {
    return new MortalStore(real);
  }

  private final class MortalStore implements SessionStore {
    private final SessionStore real;

    MortalStore(SessionStore real) {
      this.real = real;
    }

    @Override
    public Optional<SessionRecord> find(Session session) {
      live();
      return real.find(session);
    }

    @Override
    public List<SessionRecord> all() {
      live();
      return real.all();
    }

    @Override
    public void save(SessionRecord record) {
      live();
      real.save(record);
      after(CrashPoint.RECORD);
    }

    @Override
    public void forget(SessionRecord record) {
      live();
      real.forget(record);
      after(CrashPoint.FORGET);
    }

    @Override
    public boolean mustBeRebuilt() {
      live();
      return real.mustBeRebuilt();
    }

    @Override
    public void rebuild(List<SessionRecord> sessions) {
      live();
      real.rebuild(sessions);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private final class MortalEngine implements Engine {
    private final Engine real;

    MortalEngine(Engine real) {
      this.real = real;
    }

    @Override
    public void ping() {
      live();
      real.ping();
    }

    @Override
    public boolean imageExists(String image) {
      live();
      return real.imageExists(image);
    }

    @Override
    public void pull(String image, PullListener listener) {
      live();
      real.pull(image, listener);
    }

    @Override
    public void build(ImageBuild build, BuildListener listener) {
      live();
      real.build(build, listener);
    }

    @Override
    public void removeImage(String image) {
      live();
      real.removeImage(image);
    }

    @Override
    public String create(ContainerSpec spec) {
      live();
      String id = real.create(spec);
      if (spec.name().endsWith("..home")) {
        probes.add(id);
      }
      after(id, CrashPoint.CREATE);
      return id;
    }

    @Override
    public void start(String container) {
      live();
      real.start(container);
      after(container, CrashPoint.START);
    }

    @Override
    public Optional<ContainerInfo> inspect(String container) {
      live();
      return real.inspect(container);
    }

    @Override
    public Optional<EngineWord> box(String container) {
      live();
      return real.box(container);
    }

    @Override
    public List<ContainerInfo> list(Map<String, String> labels) {
      live();
      return real.list(labels);
    }

    @Override
    public void stop(String container, Duration grace) {
      live();
      real.stop(container, grace);
    }

    @Override
    public void remove(String container) {
      live();
      real.remove(container);
      after(container, CrashPoint.REMOVE);
    }

    @Override
    public void createNetwork(String name, Map<String, String> labels) {
      live();
      real.createNetwork(name, labels);
      after(CrashPoint.NETWORK);
    }

    @Override
    public void removeNetwork(String name) {
      live();
      real.removeNetwork(name);
      after(CrashPoint.REMOVE_NETWORK);
    }

    @Override
    public List<String> networks(Map<String, String> labels) {
      live();
      return real.networks(labels);
    }

    @Override
    public Exec exec(String container, ExecSpec spec) {
      live();
      Exec exec = real.exec(container, spec);
      if (!probes.contains(container)) {
        after(
            spec.argv().get(2).equals(Scripts.text("account.sh"))
                ? CrashPoint.ACCOUNT
                : CrashPoint.EXEC);
      }
      return exec;
    }

    @Override
    public ServiceEngine services() {
      live();
      return real.services();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
